-- Whoever writes to us is no stranger.
INSERT INTO chats (session, chat_id, known_since) VALUES (:#session, :#chat_id, :#known_since)
ON CONFLICT (session, chat_id) DO NOTHING
