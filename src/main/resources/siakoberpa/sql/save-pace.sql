-- A shorter gap counts at once, and so does a wider limit for new chats; a broken circuit stays broken.
INSERT INTO session_queues (session, pace) VALUES (:#session, nullif(:#paceOfItsOwn, '{}'))
ON CONFLICT (session) DO UPDATE
SET pace = excluded.pace,
    next_send_at = CASE WHEN next_send_at > :#nextSendAt THEN :#nextSendAt ELSE next_send_at END,
    new_chats_at = CASE WHEN new_chats_reason LIKE 'nack%' THEN new_chats_at END,
    new_chats_reason = CASE WHEN new_chats_reason LIKE 'nack%' THEN new_chats_reason END
