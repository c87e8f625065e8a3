-- The next events of a lane that was held back.
INSERT INTO webhook_deliveries (webhook, event, lane, state, next_at)
SELECT w.id, e.id, l.lane, 'waiting', 0
FROM webhooks w CROSS JOIN webhook_lanes l CROSS JOIN events e
WHERE w.id = :#webhook AND l.webhook = w.id AND l.lane = :#${variable.held[lane]} AND e.id > l.cursor AND e.id <= :#${variable.held[up_to]}
  AND e.session || ' ' || coalesce(e.chat_id, '') = l.lane
  AND (w.kinds IS NULL OR e.kind IN (SELECT value FROM json_each(w.kinds)))
  AND (w.sessions IS NULL OR e.session IN (SELECT value FROM json_each(w.sessions)))
ON CONFLICT (webhook, event) DO NOTHING
