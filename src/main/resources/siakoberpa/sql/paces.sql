SELECT session, pace FROM session_queues WHERE pace IS NOT NULL
