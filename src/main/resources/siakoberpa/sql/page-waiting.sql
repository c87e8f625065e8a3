-- The next to leave first; then those that their pace parks; then those that wait behind them, chat by chat.
-- (The + keeps SQLite from the index of heads, after which it would have to sort.)
SELECT * FROM (
  SELECT job_id, message_id, chat_id, original_number, payload, state, attempts, last_error, sending_at, finished_at, created_at, created_by
  FROM message_jobs WHERE session = :#session AND state = 'ready' AND not_before IS NULL
  ORDER BY priority, position LIMIT :#${variable.page.depth})
WHERE (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
UNION ALL
SELECT * FROM (
  SELECT job_id, message_id, chat_id, original_number, payload, state, attempts, last_error, sending_at, finished_at, created_at, created_by
  FROM message_jobs WHERE state = 'ready' AND not_before IS NOT NULL AND not_before > 0 AND +session = :#session
  ORDER BY not_before LIMIT :#${variable.page.depth})
WHERE (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
UNION ALL
SELECT * FROM (
  SELECT job_id, message_id, chat_id, original_number, payload, state, attempts, last_error, sending_at, finished_at, created_at, created_by
  FROM message_jobs WHERE session = :#session AND state = 'waiting'
  ORDER BY chat_id, position LIMIT :#${variable.page.depth})
WHERE (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
LIMIT :#${variable.page.size} OFFSET :#${variable.page.start}
