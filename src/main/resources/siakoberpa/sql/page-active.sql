-- On their way, then those of which nobody knows yet.
SELECT * FROM (
  SELECT job_id, message_id, chat_id, original_number, payload, state, attempts, last_error, sending_at, finished_at, created_at, created_by
  FROM message_jobs WHERE state IN ('leased','sending') AND lease_until > 0 AND session = :#session
  ORDER BY lease_until LIMIT :#${variable.page.depth})
WHERE (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
UNION ALL
SELECT * FROM (
  SELECT job_id, message_id, chat_id, original_number, payload, state, attempts, last_error, sending_at, finished_at, created_at, created_by
  FROM message_jobs WHERE state = 'uncertain' AND session = :#session
  ORDER BY wake_at LIMIT :#${variable.page.depth})
WHERE (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
LIMIT :#${variable.page.size} OFFSET :#${variable.page.start}
