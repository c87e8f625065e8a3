-- The newest failure first.
SELECT job_id, message_id, chat_id, original_number, payload, state, attempts, last_error, sending_at, finished_at, created_at
FROM (
  SELECT job_id, message_id, chat_id, original_number, payload, state, attempts, last_error, sending_at, finished_at, created_at, created_by
  FROM message_jobs WHERE state IN ('failed','expired') AND session = :#session
  ORDER BY finished_at DESC LIMIT :#${variable.page.depth})
WHERE (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
LIMIT :#${variable.page.size} OFFSET :#${variable.page.start}
