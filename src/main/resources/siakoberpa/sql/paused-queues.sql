SELECT session, paused_at, paused_reason FROM session_queues WHERE paused_at IS NOT NULL ORDER BY session
