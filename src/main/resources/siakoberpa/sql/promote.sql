-- The only statement that makes a head: the oldest waiting message of a chat that has none.
-- Needs variables session and chat; runs in the transaction of whatever freed or filled the chat.
UPDATE message_jobs SET state = 'ready' WHERE id = (
  SELECT w.id FROM message_jobs w
  WHERE w.session = :#${variable.session} AND w.chat_id = :#${variable.chat} AND w.state = 'waiting'
    AND NOT EXISTS (
      SELECT 1 FROM message_jobs h
      WHERE h.session = :#${variable.session} AND h.chat_id = :#${variable.chat}
        AND h.state IN ('ready','backoff','leased','sending','uncertain'))
  ORDER BY w.position LIMIT 1)
