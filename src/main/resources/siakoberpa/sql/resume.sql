-- Lifts every pause of the session, whatever its reason; '*' stands for all sessions and the pause of all.
UPDATE session_queues SET paused_at = NULL, paused_reason = NULL, unknown_streak = 0
WHERE paused_at IS NOT NULL AND (session = :#session OR :#session = '*')
