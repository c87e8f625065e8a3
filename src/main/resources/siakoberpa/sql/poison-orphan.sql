-- Found orphaned at five starts without ever having been sent: whatever it does to us, it does it again.
UPDATE message_jobs
SET state = 'failed', finished_at = :#now, crashes = crashes + 1, lease_owner = NULL, lease_until = NULL,
    last_error_code = 'poison', last_error = 'The application stopped five times with this message in hand.'
WHERE id = :#id AND state = 'leased' AND lease_token = :#lease_token
