DELETE FROM webhooks WHERE id = :#${variable.webhookId}
