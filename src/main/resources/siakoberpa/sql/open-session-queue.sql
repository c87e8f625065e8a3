-- The first message of a session opens its queue.
INSERT INTO session_queues (session) VALUES (:#session)
ON CONFLICT (session) DO NOTHING
