-- Holds what is queued and what comes later; the session '*' holds all. Asked for by a person, it outlasts a circuit that closes again.
INSERT INTO session_queues (session, paused_at, paused_reason) VALUES (:#session, :#now, 'asked')
ON CONFLICT (session) DO UPDATE
SET paused_at = coalesce(session_queues.paused_at, excluded.paused_at), paused_reason = excluded.paused_reason
