-- What broke the circuit is kept as the reason. A pause that a person asked for stays theirs; only one by a conflict, which
-- lifts itself, gives way to a graver reason. No row = nothing changed.
INSERT INTO session_queues (session, paused_at, paused_reason)
VALUES (:#session, :#now, :#reason)
ON CONFLICT (session) DO UPDATE SET paused_at = excluded.paused_at, paused_reason = excluded.paused_reason
WHERE session_queues.paused_at IS NULL
   OR (session_queues.paused_reason = 'conflict' AND excluded.paused_reason <> 'conflict')
RETURNING session
