-- A few at a time.
DELETE FROM incoming_messages WHERE id IN (
  SELECT id FROM incoming_messages WHERE chat_id = :#chat_id
  UNION ALL SELECT id FROM incoming_messages WHERE sender = :#chat_id
  LIMIT 500)
RETURNING id, media
