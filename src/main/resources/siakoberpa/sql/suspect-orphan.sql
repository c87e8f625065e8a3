UPDATE message_jobs
SET state = 'uncertain', wake_at = :#now, lease_owner = NULL, lease_until = NULL,
    last_error_code = 'interrupted', last_error = 'The application stopped, or the lease ran out, while the message was on its way.'
WHERE id = :#id AND state = 'sending' AND lease_token = :#lease_token
