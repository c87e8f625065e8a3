-- It never left, or its caller wants it repeated in doubt: it goes out again, under the same id.
UPDATE message_jobs SET state = 'ready', wake_at = NULL, held_ms = 0, look_up_first = 0
WHERE id = :#id AND state = 'uncertain' AND lease_token = :#lease_token
RETURNING job_id
