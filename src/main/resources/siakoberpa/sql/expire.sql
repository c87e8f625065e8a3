UPDATE message_jobs SET state = 'expired', wake_at = NULL, not_before = NULL, waiting_for = NULL, finished_at = :#now
WHERE id = :#id AND state IN ('scheduled','waiting','ready','backoff')
