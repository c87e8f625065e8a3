-- Nothing is wrong with the session; its warm-up counts from its first message.
UPDATE session_queues
SET unknown_streak = 0, first_sent_at = CASE WHEN first_sent_at IS NULL THEN :#now ELSE first_sent_at END
WHERE session = :#session AND (unknown_streak > 0 OR first_sent_at IS NULL)
