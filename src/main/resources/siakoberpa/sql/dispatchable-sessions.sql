-- Sessions that may send now: not paused, and their pace allows it.
SELECT session FROM session_queues
WHERE paused_at IS NULL AND next_send_at <= :#${variable.now}
  AND EXISTS (SELECT 1 FROM message_jobs r WHERE r.session = session_queues.session AND r.state = 'ready' AND r.not_before IS NULL)
