-- Every session's counts as last sampled, its pause and pace, its oldest message that may go, and what it sent lately.
SELECT q.session, q.paused_at, q.paused_reason, q.next_send_at, q.next_send_reason,
  (SELECT r.created_at FROM message_jobs r
   WHERE r.session = q.session AND r.state = 'ready' AND r.not_before IS NULL ORDER BY r.position LIMIT 1) AS oldest_ready_at,
  (SELECT coalesce(sum(p.sent), 0) FROM pace_minutes p WHERE p.session = q.session AND p.minute >= :#minute - 1) AS last_minute,
  (SELECT coalesce(sum(p.sent), 0) FROM pace_minutes p WHERE p.session = q.session AND p.minute >= :#minute - 60) AS last_hour,
  (SELECT coalesce(sum(p.sent), 0) FROM pace_minutes p WHERE p.session = q.session AND p.minute >= :#minute - 1440) AS last_day
FROM session_queues q
WHERE q.session = '*' OR (:#${variable.ofSessions} IS NULL OR q.session IN (SELECT value FROM json_each(:#${variable.ofSessions})))
ORDER BY q.session
