-- It may have left: only a look-up in WhatsApp Web's own store can tell.
UPDATE message_jobs
SET state = 'uncertain', wake_at = :#lookUpAt,
    last_error_code = :#${variable.errorCode}, last_error = :#${variable.error}, lease_owner = NULL, lease_until = NULL
WHERE id = :#id AND state = 'sending' AND lease_token = :#lease_token
RETURNING job_id
