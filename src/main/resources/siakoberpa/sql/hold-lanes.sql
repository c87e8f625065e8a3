-- Lanes in which more than twenty deliveries would be open: the cursor of each is the last event that still gets one.
INSERT INTO webhook_lanes (webhook, lane, cursor)
SELECT f.webhook, f.lane, min(f.id) - 1 FROM (
  SELECT w.id AS webhook, e.id AS id, e.session || ' ' || coalesce(e.chat_id, '') AS lane,
    row_number() OVER (PARTITION BY e.session || ' ' || coalesce(e.chat_id, '') ORDER BY e.id) AS place
  FROM webhooks w CROSS JOIN events e
  WHERE w.id = :#webhook AND e.id > w.cursor AND e.id <= :#upTo
    AND (w.kinds IS NULL OR e.kind IN (SELECT value FROM json_each(w.kinds)))
    AND (w.sessions IS NULL OR e.session IN (SELECT value FROM json_each(w.sessions)))) f
WHERE f.place + (SELECT count(*) FROM (
  SELECT 1 FROM webhook_deliveries d
  WHERE d.webhook = f.webhook AND d.lane = f.lane AND d.state IN ('waiting','sending') LIMIT 20)) > 20
GROUP BY f.webhook, f.lane
ON CONFLICT (webhook, lane) DO NOTHING
