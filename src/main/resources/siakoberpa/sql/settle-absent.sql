-- It never left, or its caller wants it repeated in doubt: it goes out again, under the same id.
UPDATE message_jobs SET state = 'ready', wake_at = NULL, held_ms = 0
WHERE id = :#${variable.job[id]} AND state = 'uncertain' AND lease_token = :#${variable.job[lease_token]}
RETURNING job_id
