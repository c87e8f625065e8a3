-- In the transaction of the permit, so that a restart cannot forget that something was sent.
UPDATE session_queues
SET next_send_at = :#${variable.decision.nextSendAt}, next_send_reason = :#${variable.decision.nextSendReason},
    new_chats_reason = CASE WHEN :#${variable.decision.newChats} = 1 THEN 'gap' ELSE new_chats_reason END,
    new_chats_at = coalesce(:#${variable.decision.newChatsAt}, new_chats_at)
WHERE session = :#session
