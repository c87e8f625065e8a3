-- A few at a time, the oldest first, with their attempts.
DELETE FROM message_jobs WHERE finished_at IS NOT NULL AND id IN (
  SELECT id FROM message_jobs WHERE finished_at IS NOT NULL AND finished_at <= :#finishedBefore ORDER BY finished_at LIMIT 500)
