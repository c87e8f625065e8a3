-- Messages whose wait after a failed try is over are ready again.
UPDATE message_jobs SET state = 'ready', wake_at = NULL
WHERE state = 'backoff' AND wake_at <= :#now
