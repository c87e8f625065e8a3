-- As if it had never been spoken to.
DELETE FROM chats WHERE session = :#session AND chat_id = :#chat_id
