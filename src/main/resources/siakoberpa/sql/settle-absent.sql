-- It never left, or its caller wants it repeated in doubt: it goes out again, under the same id.
-- Not when a receipt came meanwhile: then it is known to have left.
UPDATE message_jobs SET state = 'ready', wake_at = NULL, held_ms = 0, look_up_first = 0
WHERE id = :#id AND state = 'uncertain' AND lease_token = :#lease_token AND (ack IS NULL OR ack < 1)
RETURNING job_id
