SELECT id AS webhook FROM webhooks WHERE paused_at IS NULL ORDER BY id
