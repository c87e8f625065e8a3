-- The newest messages that the server has and nobody is known to have read.
SELECT message_id, chat_id FROM message_jobs
WHERE session = :#session AND finished_at >= :#since AND state = 'sent' AND ack IS NOT NULL AND read_at IS NULL
ORDER BY finished_at DESC LIMIT 500
