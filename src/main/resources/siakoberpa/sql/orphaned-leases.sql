-- Leases of an earlier start, or run out.
SELECT id, session, chat_id, state, lease_owner, lease_token, crashes, attempts FROM message_jobs
WHERE state IN ('leased','sending') AND lease_until > 0 AND (lease_owner <> :#${variable.global:worker} OR lease_until <= :#now)
LIMIT 500
