UPDATE session_queues SET unknown_streak = unknown_streak + 1 WHERE session = :#session
RETURNING unknown_streak
