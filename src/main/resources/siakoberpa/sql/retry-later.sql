-- It did not leave and may be tried again at wakeAt. What cannot have cost a try is not counted as one.
UPDATE message_jobs
SET state = 'backoff', wake_at = :#${variable.retry.wakeAt}, attempts = :#${variable.retry.attempts},
    last_error_code = :#${variable.errorCode}, last_error = :#${variable.error}, lease_owner = NULL, lease_until = NULL
WHERE id = :#id AND state = 'sending' AND lease_token = :#lease_token
RETURNING job_id
