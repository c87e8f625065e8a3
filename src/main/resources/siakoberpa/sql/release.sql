-- Hands a leased message back; nothing has left, so no attempt is counted.
UPDATE message_jobs SET state = 'ready', lease_owner = NULL, lease_until = NULL
WHERE id = :#id AND state = 'leased' AND lease_token = :#lease_token
