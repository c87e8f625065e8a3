-- What was recorded under the same id before is not told twice.
INSERT INTO events (event_id, kind, session, chat_id, message_id, client_ref, created_at, body)
VALUES (:#event_id, :#kind, :#session, :#chat_id, :#message_id, :#client_ref, :#created_at, :#body)
ON CONFLICT (event_id) DO NOTHING
