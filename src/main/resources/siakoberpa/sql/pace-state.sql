SELECT next_send_at, next_send_reason, new_chats_at, new_chats_reason, unknown_streak, first_sent_at, paused_at, paused_reason
FROM session_queues WHERE session = :#session
