-- Sessions with messages that are to be looked up.
SELECT q.session FROM session_queues q
WHERE EXISTS (SELECT 1 FROM message_jobs u WHERE u.state = 'uncertain' AND u.wake_at <= :#now AND u.session = q.session)
