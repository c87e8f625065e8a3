-- No row = stale: somebody else owns the message now, change nothing.
UPDATE message_jobs
SET state = 'sent', ack = :#${variable.ack}, finished_at = :#${variable.now}, lease_owner = NULL, lease_until = NULL,
    last_error_code = NULL, last_error = NULL
WHERE id = :#${variable.job[id]} AND state = 'sending' AND lease_token = :#${variable.job[lease_token]}
RETURNING job_id
