-- Not when a receipt came meanwhile: then it is known to have left.
UPDATE message_jobs
SET state = 'failed', finished_at = :#now, wake_at = NULL,
    last_error_code = :#${variable.errorCode}, last_error = :#${variable.error}
WHERE id = :#id AND state = 'uncertain' AND lease_token = :#lease_token AND (ack IS NULL OR ack < 1)
RETURNING job_id
