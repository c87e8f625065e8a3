-- Which of those that asked have their permit, and how many tries they had with this one.
SELECT id, lease_token, attempts FROM message_jobs
WHERE id IN (:#in:${variable.permits.ids}) AND state = 'sending' AND lease_owner = :#${variable.global:worker}
