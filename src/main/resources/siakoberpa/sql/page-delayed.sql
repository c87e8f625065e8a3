-- Messages for later, then those that wait for their next try; the next to be due first.
SELECT * FROM (
  SELECT job_id, message_id, chat_id, original_number, payload, state, attempts, last_error, sending_at, finished_at, created_at, created_by
  FROM message_jobs WHERE state = 'scheduled' AND session = :#session
  ORDER BY wake_at LIMIT :#${variable.page.depth})
WHERE (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
UNION ALL
SELECT * FROM (
  SELECT job_id, message_id, chat_id, original_number, payload, state, attempts, last_error, sending_at, finished_at, created_at, created_by
  FROM message_jobs WHERE state = 'backoff' AND session = :#session
  ORDER BY wake_at LIMIT :#${variable.page.depth})
WHERE (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
LIMIT :#${variable.page.size} OFFSET :#${variable.page.start}
