-- Somebody cancelled it after it was leased and before it may leave.
UPDATE message_jobs SET state = 'cancelled', finished_at = :#${variable.now}, lease_owner = NULL, lease_until = NULL
WHERE id = :#${variable.job[id]} AND state = 'leased' AND lease_token = :#${variable.job[lease_token]} AND cancel_requested = 1
RETURNING job_id
