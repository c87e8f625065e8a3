SELECT id, paused_at FROM webhooks WHERE paused_reason = 'failing'
