-- Makes a head (as insert-job.sql does in an idle chat, and nothing else): the oldest waiting message of a chat that has none.
-- Runs in the transaction of whatever freed or filled the chat; harmless where nothing did.
-- One that was retried by hand and may have left before is looked up (at once), and not sent until it was found absent.
UPDATE message_jobs
SET state = CASE WHEN look_up_first > 0 THEN 'uncertain' ELSE 'ready' END,
    wake_at = CASE WHEN look_up_first > 0 THEN 0 ELSE NULL END
WHERE id = (
  SELECT w.id FROM message_jobs w
  WHERE w.session = :#session AND w.chat_id = :#chat_id AND w.state = 'waiting'
    AND NOT EXISTS (
      SELECT 1 FROM message_jobs h
      WHERE h.session = :#session AND h.chat_id = :#chat_id
        AND (h.state = 'ready' OR h.state = 'backoff' OR h.state = 'leased' OR h.state = 'sending' OR h.state = 'uncertain'))
  ORDER BY w.position LIMIT 1)
