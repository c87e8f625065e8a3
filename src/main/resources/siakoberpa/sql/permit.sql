-- From this commit on the message may have left. No row = the lease is lost: do not send.
UPDATE message_jobs
SET state = 'sending', attempts = attempts + 1, sending_at = :#${variable.now}, store = :#${variable.store}, lease_until = :#${variable.leaseUntil}
WHERE id = :#${variable.job[id]} AND state = 'leased' AND lease_token = :#${variable.job[lease_token]} AND cancel_requested = 0
RETURNING attempts
