-- From now on the same key is a new one. Open messages keep theirs, however old.
UPDATE message_jobs SET idempotency_key = NULL, request_hash = NULL WHERE id IN (
  SELECT id FROM message_jobs
  WHERE idempotency_key IS NOT NULL AND finished_at IS NOT NULL AND created_at < :#keysBefore ORDER BY created_at LIMIT 500)
