-- How far a webhook's cursor may go: as far as its open deliveries leave room. What has no delivery yet waits among the events.
SELECT max(id) AS up_to FROM (
  SELECT id FROM events WHERE id > (SELECT w.cursor FROM webhooks w WHERE w.id = :#webhook)
  ORDER BY id
  LIMIT (SELECT max(0, 2000 - count(*)) FROM webhook_deliveries d WHERE d.webhook = :#webhook AND d.state IN ('waiting','sending')))
