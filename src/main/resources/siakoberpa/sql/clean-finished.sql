-- A few at a time, with their attempts.
DELETE FROM message_jobs WHERE id IN (
  SELECT id FROM message_jobs
  WHERE finished_at IS NOT NULL AND state IN ('sent','failed','cancelled','expired') AND finished_at <= :#finishedBefore LIMIT 500)
