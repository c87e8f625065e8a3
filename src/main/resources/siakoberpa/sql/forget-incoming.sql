-- The oldest few.
DELETE FROM incoming_messages WHERE id IN (
  SELECT id FROM (SELECT id, received_at FROM incoming_messages ORDER BY id LIMIT 500)
  WHERE received_at < :#incomingBefore)
