UPDATE message_jobs
SET state = 'failed', finished_at = :#${variable.now},
    last_error_code = :#${variable.errorCode}, last_error = :#${variable.error}, lease_owner = NULL, lease_until = NULL
WHERE id = :#${variable.job[id]} AND state = 'sending' AND lease_token = :#${variable.job[lease_token]}
RETURNING job_id
