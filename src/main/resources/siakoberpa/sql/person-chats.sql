SELECT session, known_since, last_sent_at FROM chats
WHERE session IN (SELECT session FROM session_queues) AND chat_id = :#chat_id
