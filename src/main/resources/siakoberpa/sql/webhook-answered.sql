-- The webhook as a whole: it takes events, or it does not, and is then left alone for a while.
UPDATE webhooks
SET failures = CASE WHEN :#taken = 1 THEN 0 ELSE failures + 1 END,
    failing_since = CASE WHEN :#taken = 1 THEN NULL ELSE coalesce(failing_since, :#now) END,
    held_until = CASE WHEN :#taken = 1 THEN 0 WHEN failures >= 4 THEN :#hold_until ELSE held_until END,
    last_delivered_at = CASE WHEN :#taken = 1 THEN :#now ELSE last_delivered_at END
WHERE id = :#webhook
