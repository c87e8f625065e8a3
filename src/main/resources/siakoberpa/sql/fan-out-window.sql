-- How far a webhook's cursor may go: as far as its open deliveries leave room. What has no delivery yet waits among the events.
-- Lanes that are held back do not count, unless it takes nothing at all: two hundred of them may be.
SELECT max(id) AS up_to FROM (
  SELECT id FROM events WHERE id > (SELECT w.cursor FROM webhooks w WHERE w.id = :#webhook)
  ORDER BY id
  LIMIT coalesce((SELECT CASE WHEN (SELECT count(*) FROM webhook_lanes h WHERE h.webhook = w.id) >= 200 THEN 0 ELSE max(0, 2000 - (
      SELECT count(*) FROM webhook_deliveries d
      WHERE d.webhook = w.id AND d.state IN ('waiting','sending')
        AND (w.failures >= 5 OR NOT EXISTS (SELECT 1 FROM webhook_lanes l WHERE l.webhook = d.webhook AND l.lane = d.lane)))) END
    FROM webhooks w WHERE w.id = :#webhook), 0))
