-- When the dispatcher must look again though nothing wakes it: the next retry, schedule, parked head, expiry or pace.
SELECT min(at) FROM (
  SELECT min(wake_at) AS at FROM message_jobs WHERE state = 'scheduled'
  UNION ALL
  SELECT min(wake_at) FROM message_jobs WHERE state = 'backoff'
  UNION ALL
  SELECT min(not_before) FROM message_jobs WHERE state = 'ready' AND not_before IS NOT NULL
  UNION ALL
  SELECT min(expires_at) FROM message_jobs WHERE expires_at IS NOT NULL AND state IN ('scheduled','waiting','ready','backoff')
  UNION ALL
  SELECT min(next_send_at) FROM session_queues
  WHERE paused_at IS NULL AND next_send_at > :#now
    AND EXISTS (SELECT 1 FROM message_jobs r WHERE r.session = session_queues.session AND r.state = 'ready' AND r.not_before IS NULL))
