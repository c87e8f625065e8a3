-- What the pace must know of a session and one of its chats.
SELECT q.new_chats_at, q.first_sent_at, c.known_since, c.last_sent_at
FROM session_queues q LEFT JOIN chats c ON c.session = q.session AND c.chat_id = :#chat_id
WHERE q.session = :#session
