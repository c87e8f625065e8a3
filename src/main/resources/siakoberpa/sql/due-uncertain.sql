SELECT id, job_id, message_id, session, chat_id, lease_token, held_ms, attempts, max_attempts, on_unknown, store, look_up_first FROM message_jobs
WHERE state = 'uncertain' AND wake_at <= :#now
ORDER BY wake_at LIMIT 100
