-- Which of those that asked have got their permit just now, and how many tries they had with this one. A permit that was given
-- before has its attempt already: nobody gets it twice.
SELECT id, lease_token, attempts FROM message_jobs
WHERE id IN (:#in:${variable.permits.ids}) AND state = 'sending' AND lease_owner = :#${variable.global:worker}
  AND NOT EXISTS (SELECT 1 FROM message_attempts a WHERE a.job = message_jobs.id AND a.lease_token = message_jobs.lease_token)
