-- From this commit on the message may have left. Not permitted = the lease is lost, somebody cancelled it or paused its queue, or
-- it has expired: do not send.
UPDATE message_jobs
SET state = 'sending', attempts = attempts + 1, sending_at = :#now, store = :#store, lease_until = :#leaseUntil
WHERE id = :#id AND state = 'leased' AND lease_token = :#lease_token AND cancel_requested = 0
  AND (expires_at IS NULL OR expires_at > :#now)
  AND NOT EXISTS (SELECT 1 FROM session_queues q WHERE q.session IN (:#session, '*') AND q.paused_at IS NOT NULL)
