-- Nothing has left, and nothing will.
UPDATE message_jobs SET state = 'cancelled', wake_at = NULL, not_before = NULL, waiting_for = NULL, finished_at = :#now
WHERE id = :#id AND state IN ('scheduled','waiting','ready','backoff')
