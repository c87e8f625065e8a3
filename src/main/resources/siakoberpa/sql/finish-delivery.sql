UPDATE webhook_deliveries
SET state = :#state, next_at = :#next_at, worker = NULL, ended_at = CASE WHEN :#state = 'waiting' THEN NULL ELSE :#now END,
    last_status = :#last_status, last_error = :#last_error
WHERE webhook = :#webhook AND event = :#event AND state = 'sending' AND attempts = :#attempts
