-- With their events.
DELETE FROM webhook_deliveries WHERE (webhook, event) IN (
  SELECT d.webhook, d.event FROM webhooks w CROSS JOIN webhook_deliveries d
  WHERE d.webhook = w.id AND d.event < (SELECT min(id) FROM events) LIMIT 500)
