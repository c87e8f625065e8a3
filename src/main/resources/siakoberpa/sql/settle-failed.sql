UPDATE message_jobs
SET state = 'failed', finished_at = :#${variable.now}, wake_at = NULL,
    last_error_code = :#${variable.errorCode}, last_error = :#${variable.error}
WHERE id = :#${variable.job[id]} AND state = 'uncertain' AND lease_token = :#${variable.job[lease_token]}
RETURNING job_id
