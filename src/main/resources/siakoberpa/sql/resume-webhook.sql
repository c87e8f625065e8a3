-- With a fresh start.
UPDATE webhooks SET paused_at = NULL, paused_reason = NULL, failures = 0, failing_since = NULL, held_until = 0
WHERE id = :#${variable.webhookId}
