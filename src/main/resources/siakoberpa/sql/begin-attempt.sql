INSERT INTO message_attempts (job, lease_token, worker, started_at)
VALUES (:#${variable.job[id]}, :#${variable.job[lease_token]}, :#${variable.global:worker}, :#${variable.now})
