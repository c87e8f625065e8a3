-- Looked up and found: the server has it.
UPDATE message_jobs
SET state = 'sent', ack = :#${variable.ack}, finished_at = :#${variable.now}, wake_at = NULL, last_error_code = NULL, last_error = NULL
WHERE id = :#${variable.job[id]} AND state = 'uncertain' AND lease_token = :#${variable.job[lease_token]}
RETURNING job_id
