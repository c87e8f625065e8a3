UPDATE message_jobs
SET state = 'failed', finished_at = :#now,
    last_error_code = :#${variable.errorCode}, last_error = :#${variable.error}, lease_owner = NULL, lease_until = NULL
WHERE id = :#id AND state = 'sending' AND lease_token = :#lease_token
RETURNING job_id
