-- Looked up and found: the server has it.
UPDATE message_jobs
SET state = 'sent', ack = CASE WHEN ack > :#${variable.ack} THEN ack ELSE :#${variable.ack} END, finished_at = :#now, wake_at = NULL, last_error_code = NULL, last_error = NULL
WHERE id = :#id AND state = 'uncertain' AND lease_token = :#lease_token
RETURNING job_id
