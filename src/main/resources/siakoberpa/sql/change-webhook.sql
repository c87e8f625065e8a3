UPDATE webhooks
SET name = CASE WHEN :#${variable.change.namesName} THEN :#${variable.change.webhook.name} ELSE name END,
    url = coalesce(:#${variable.change.webhook.url}, url),
    kinds = CASE WHEN :#${variable.change.namesKinds} THEN :#${variable.change.webhook.kinds} ELSE kinds END,
    sessions = CASE WHEN :#${variable.change.namesSessions} THEN :#${variable.change.webhook.sessions} ELSE sessions END,
    paused_at = CASE WHEN :#${variable.change.pauses} THEN coalesce(paused_at, :#now) ELSE paused_at END,
    paused_reason = CASE WHEN :#${variable.change.pauses} THEN 'asked' ELSE paused_reason END
WHERE id = :#${variable.webhookId}
