-- Each event up to there that the webhook wants, but for what is held back.
INSERT INTO webhook_deliveries (webhook, event, lane, state, next_at)
SELECT w.id, e.id, e.session || ' ' || coalesce(e.chat_id, ''), 'waiting', 0
FROM webhooks w CROSS JOIN events e
WHERE w.id = :#webhook AND e.id > w.cursor AND e.id <= :#upTo
  AND (w.kinds IS NULL OR e.kind IN (SELECT value FROM json_each(w.kinds)))
  AND (w.sessions IS NULL OR e.session IN (SELECT value FROM json_each(w.sessions)))
  AND NOT EXISTS (
    SELECT 1 FROM webhook_lanes l
    WHERE l.webhook = w.id AND l.lane = e.session || ' ' || coalesce(e.chat_id, '') AND l.cursor < e.id)
ON CONFLICT (webhook, event) DO NOTHING
