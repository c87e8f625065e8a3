-- Somebody cancelled it after it was leased and before it may leave.
UPDATE message_jobs SET state = 'cancelled', finished_at = :#now, lease_owner = NULL, lease_until = NULL
WHERE id = :#id AND state = 'leased' AND lease_token = :#lease_token AND cancel_requested = 1
