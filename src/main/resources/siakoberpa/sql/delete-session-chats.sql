-- A thousand of the chats that it has spoken to.
DELETE FROM chats
WHERE session = :#session AND chat_id IN (SELECT chat_id FROM chats WHERE session = :#session ORDER BY chat_id LIMIT 1000)
