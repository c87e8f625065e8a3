-- A stale worker changes nothing: somebody else owns the message now. A receipt may have come before this.
UPDATE message_jobs
SET state = 'sent', ack = CASE WHEN ack > :#ack THEN ack ELSE :#ack END, finished_at = :#now, lease_owner = NULL, lease_until = NULL,
    last_error_code = NULL, last_error = NULL
WHERE id = :#id AND state = 'sending' AND lease_token = :#lease_token
