-- With its attempts.
DELETE FROM message_jobs WHERE id IN (
  SELECT id FROM message_jobs WHERE finished_at IS NOT NULL AND state = 'sent' AND finished_at < :#sentBefore LIMIT 500)
