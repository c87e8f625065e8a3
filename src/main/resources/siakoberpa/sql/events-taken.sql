-- Up to where every reader has the events; null = there is none who keeps a place.
SELECT min(at) AS up_to FROM (
  SELECT cursor AS at FROM webhooks
  UNION ALL
  SELECT cursor FROM webhook_lanes
  UNION ALL
  SELECT (SELECT min(d.event) FROM webhook_deliveries d WHERE d.webhook = w.id AND d.state = 'waiting') - 1 FROM webhooks w
  UNION ALL
  SELECT (SELECT min(d.event) FROM webhook_deliveries d WHERE d.webhook = w.id AND d.state = 'sending') - 1 FROM webhooks w
  UNION ALL
  SELECT event_id FROM event_cursors)
