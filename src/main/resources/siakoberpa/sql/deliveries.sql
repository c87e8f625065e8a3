-- The newest first. One more than a page: it tells whether there is a next one.
SELECT d.event AS id, e.event_id, e.kind, e.session, e.created_at, d.state, d.attempts, d.next_at, d.tried_at, d.ended_at, d.last_status, d.last_error
FROM webhook_deliveries d JOIN events e ON e.id = d.event
WHERE d.webhook = :#${variable.webhookId} AND d.event < :#${variable.page.before}
  AND (:#${variable.deliveryState} IS NULL OR d.state = :#${variable.deliveryState})
ORDER BY d.event DESC LIMIT :#${variable.page.rows}
