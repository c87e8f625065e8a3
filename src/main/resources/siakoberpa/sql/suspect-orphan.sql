UPDATE message_jobs
SET state = 'uncertain', wake_at = :#${variable.now}, lease_owner = NULL, lease_until = NULL,
    last_error_code = 'interrupted', last_error = 'The application stopped, or the lease ran out, while the message was on its way.'
WHERE id = :#${variable.job[id]} AND state = 'sending' AND lease_token = :#${variable.job[lease_token]}
