-- The pace has changed: what it parked asks again. A few at a time.
UPDATE message_jobs SET not_before = NULL, waiting_for = NULL
WHERE state = 'ready' AND not_before IS NOT NULL AND id IN (
  SELECT id FROM message_jobs
  WHERE state = 'ready' AND not_before IS NOT NULL AND not_before > 0 AND session = :#session
  LIMIT 500)
