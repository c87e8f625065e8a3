-- The chat has been spoken to.
INSERT INTO chats (session, chat_id, known_since, last_sent_at) VALUES (:#session, :#chat_id, :#now, :#now)
ON CONFLICT (session, chat_id) DO UPDATE SET last_sent_at = excluded.last_sent_at
