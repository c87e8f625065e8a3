-- In the transaction of the permit, so that a restart cannot forget that something was sent. Where chats never spoken to must
-- wait longer already, something was refused since the message asked its pace.
UPDATE session_queues
SET next_send_at = :#${variable.decision.nextSendAt}, next_send_reason = :#${variable.decision.nextSendReason},
    new_chats_reason = CASE WHEN :#${variable.decision.newChatsAt} > coalesce(new_chats_at, 0) THEN 'gap' ELSE new_chats_reason END,
    new_chats_at = CASE WHEN :#${variable.decision.newChatsAt} > coalesce(new_chats_at, 0) THEN :#${variable.decision.newChatsAt} ELSE new_chats_at END
WHERE session = :#session
