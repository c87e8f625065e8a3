DELETE FROM message_jobs WHERE id IN (
  SELECT id FROM message_jobs
  WHERE finished_at IS NOT NULL AND state IN ('failed','cancelled','expired') AND finished_at < :#failedBefore LIMIT 500)
