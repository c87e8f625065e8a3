-- Takes as many heads as the session has free slots, none of a session that was paused a moment ago,
-- and none that has expired, which a later round ends. RETURNING has no order: the route sorts.
UPDATE message_jobs
SET state = 'leased', lease_owner = :#${variable.global:worker}, lease_token = lease_token + 1, lease_until = :#leaseUntil
WHERE state = 'ready' AND not_before IS NULL AND id IN (
  SELECT id FROM message_jobs
  WHERE session = :#session AND state = 'ready' AND not_before IS NULL AND (expires_at IS NULL OR expires_at > :#now)
  ORDER BY priority, position
  LIMIT (SELECT CASE WHEN count(*) < :#slots AND NOT EXISTS (
           SELECT 1 FROM session_queues q WHERE q.session IN (:#session, '*') AND q.paused_at IS NOT NULL)
         THEN :#slots - count(*) ELSE 0 END
         FROM message_jobs busy
         WHERE busy.state IN ('leased','sending') AND busy.lease_until > 0 AND busy.session = :#session))
RETURNING id, job_id, message_id, session, chat_id, kind, payload, priority, position, attempts, max_attempts, expires_at, on_unknown, lease_token,
  created_at, trace_parent
