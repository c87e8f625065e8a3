-- Sessions that may send now: not paused, and their pace allows it. The session '*' pauses all.
SELECT session FROM session_queues
WHERE paused_at IS NULL AND next_send_at <= :#now
  AND NOT EXISTS (SELECT 1 FROM session_queues every WHERE every.session = '*' AND every.paused_at IS NOT NULL)
  AND EXISTS (SELECT 1 FROM message_jobs r WHERE r.session = session_queues.session AND r.state = 'ready' AND r.not_before IS NULL)
