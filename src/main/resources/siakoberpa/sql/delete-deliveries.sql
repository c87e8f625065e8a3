DELETE FROM webhook_deliveries WHERE (webhook, event) IN (
  SELECT webhook, event FROM webhook_deliveries WHERE webhook = :#${variable.webhookId} LIMIT 500)
