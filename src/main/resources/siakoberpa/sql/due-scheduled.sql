SELECT id, session, chat_id FROM message_jobs
WHERE state = 'scheduled' AND wake_at <= :#now
ORDER BY wake_at LIMIT 100
