-- The newest first, as far as it is among the last 100,000 of all sessions that ended so. The answer sorts.
SELECT job_id, message_id, chat_id, original_number, payload, state, attempts, last_error, sending_at, finished_at, created_at
FROM message_jobs WHERE id IN (
  SELECT id FROM (
    SELECT id, session FROM message_jobs
    WHERE finished_at IS NOT NULL AND state = 'cancelled' AND finished_at > 0 ORDER BY finished_at DESC LIMIT 100000)
  WHERE session = :#session LIMIT :#${variable.page.size} OFFSET :#${variable.page.start})
