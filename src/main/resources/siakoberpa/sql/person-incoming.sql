-- What one person wrote, in groups too, and what our phone wrote to them.
SELECT i.* FROM incoming i
WHERE i.id IN (SELECT id FROM incoming_messages WHERE chat_id = :#chat_id UNION ALL SELECT id FROM incoming_messages WHERE sender = :#chat_id)
ORDER BY i.id
