SELECT id, session, chat_id FROM message_jobs
WHERE expires_at IS NOT NULL AND state IN ('scheduled','waiting','ready','backoff') AND expires_at <= :#now
ORDER BY expires_at LIMIT 100
