-- A few at a time, while the head of the chat stays: whatever happens in between, no message is left without one.
UPDATE message_jobs
SET state = 'cancelled', finished_at = :#now, last_error_code = 'opted_out', last_error = 'The recipient does not want messages.'
WHERE state = 'waiting' AND id IN (
  SELECT id FROM message_jobs
  WHERE session = :#session AND chat_id = :#chat_id AND state = 'waiting'
  LIMIT 500)
