-- It was leased and cannot have left. Only a start that found it orphaned counts as a crash.
UPDATE message_jobs
SET state = 'ready', lease_owner = NULL, lease_until = NULL, lease_token = lease_token + 1,
    crashes = crashes + CASE WHEN lease_owner <> :#${variable.global:worker} THEN 1 ELSE 0 END
WHERE id = :#id AND state = 'leased' AND lease_token = :#lease_token
