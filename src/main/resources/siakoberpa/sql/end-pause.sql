-- Only if that was the reason. No row = it was not.
UPDATE session_queues SET paused_at = NULL, paused_reason = NULL
WHERE session = :#session AND paused_reason = :#reason
RETURNING session
