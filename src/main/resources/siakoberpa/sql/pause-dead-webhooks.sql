UPDATE webhooks SET paused_at = :#now, paused_reason = 'failing' WHERE paused_at IS NULL AND failing_since < :#deadSince
