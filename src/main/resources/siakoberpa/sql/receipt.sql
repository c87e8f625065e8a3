-- How far a message has come only ever grows, and whoever read it has got it. It may come before anybody knows that the
-- message left: then its look-up need not wait.
UPDATE message_jobs
SET ack = :#ack,
    delivered_at = CASE WHEN :#ack >= 2 THEN COALESCE(delivered_at, :#now) ELSE delivered_at END,
    read_at = CASE WHEN :#ack >= 3 THEN COALESCE(read_at, :#now) ELSE read_at END,
    wake_at = CASE WHEN state = 'uncertain' THEN :#now ELSE wake_at END
WHERE message_id = :#message_id AND sending_at IS NOT NULL AND (ack IS NULL OR ack < :#ack)
