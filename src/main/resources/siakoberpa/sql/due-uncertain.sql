SELECT id, job_id, message_id, session, chat_id, lease_token, held_ms, attempts, max_attempts, on_unknown, store, look_up_first, ack FROM message_jobs
WHERE state = 'uncertain' AND wake_at <= :#now AND session = :#session
ORDER BY wake_at LIMIT 100
