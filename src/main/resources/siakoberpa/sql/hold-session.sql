-- The session as a whole waits.
UPDATE session_queues SET next_send_at = :#${variable.decision.until}, next_send_reason = :#${variable.decision.reason}
WHERE session = :#session
