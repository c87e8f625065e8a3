-- From this commit on the message may have left. Not permitted = the lease is lost, or somebody cancelled it: do not send.
UPDATE message_jobs
SET state = 'sending', attempts = attempts + 1, sending_at = :#now, store = :#store, lease_until = :#leaseUntil
WHERE id = :#id AND state = 'leased' AND lease_token = :#lease_token AND cancel_requested = 0
