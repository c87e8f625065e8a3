-- Fresh tries for what waits.
UPDATE webhook_deliveries SET next_at = 0, attempts = 0 WHERE webhook = :#${variable.webhookId} AND state = 'waiting'
