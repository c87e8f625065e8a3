-- Chats never spoken to wait until then, or longer if they do so already.
UPDATE session_queues SET new_chats_at = :#newChatsAt, new_chats_reason = :#newChatsReason
WHERE session = :#session AND (new_chats_at IS NULL OR new_chats_at < :#newChatsAt)
