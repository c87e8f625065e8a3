UPDATE session_queues SET new_chats_at = NULL, new_chats_reason = NULL WHERE session = :#session
