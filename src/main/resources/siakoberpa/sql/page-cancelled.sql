-- The newest first, as far as it is among the last 100,000 of all sessions that ended so. The answer sorts.
SELECT job_id, message_id, chat_id, original_number, payload, state, attempts, last_error, sending_at, finished_at, created_at
FROM message_jobs WHERE id IN (
  SELECT id FROM (
    SELECT id, session FROM message_jobs
    WHERE finished_at IS NOT NULL AND state = 'cancelled' AND finished_at > 0 ORDER BY finished_at DESC LIMIT 100000) AS ended
  WHERE session = :#session
    AND (:#${variable.owner} IS NULL OR :#${variable.owner} = (SELECT c.created_by FROM message_jobs c WHERE c.id = ended.id))
  LIMIT :#${variable.page.size} OFFSET :#${variable.page.start})
