-- It may have left: only a look-up in WhatsApp Web's own store can tell.
UPDATE message_jobs
SET state = 'uncertain', wake_at = :#${variable.lookUpAt},
    last_error_code = :#${variable.errorCode}, last_error = :#${variable.error}, lease_owner = NULL, lease_until = NULL
WHERE id = :#${variable.job[id]} AND state = 'sending' AND lease_token = :#${variable.job[lease_token]}
RETURNING job_id
