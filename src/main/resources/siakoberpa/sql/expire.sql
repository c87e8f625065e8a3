UPDATE message_jobs SET state = 'expired', wake_at = NULL, finished_at = :#${variable.now}
WHERE id = :#${variable.job[id]} AND state IN ('scheduled','waiting','ready','backoff')
