-- Looked up and not there: it never left, and goes out under the same id.
UPDATE message_jobs SET state = 'ready', wake_at = NULL, held_ms = 0
WHERE id = :#${variable.job[id]} AND state = 'uncertain' AND lease_token = :#${variable.job[lease_token]}
RETURNING job_id
