SELECT id AS webhook, url, secret, CASE WHEN previous_secret_until > :#now THEN previous_secret END AS previous_secret, 0 AS failures
FROM webhooks WHERE id = :#${variable.webhookId}
