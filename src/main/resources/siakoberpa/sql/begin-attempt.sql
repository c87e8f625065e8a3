INSERT INTO message_attempts (job, lease_token, worker, started_at)
VALUES (:#id, :#lease_token, :#${variable.global:worker}, :#now)
