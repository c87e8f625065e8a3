-- Those that are on their way stay as they are, and what is held back comes in its turn.
INSERT INTO webhook_deliveries (webhook, event, lane, state, next_at)
SELECT w.id, e.id, e.session || ' ' || coalesce(e.chat_id, ''), 'waiting', 0
FROM webhooks w CROSS JOIN events e
WHERE w.id = :#${variable.webhookId} AND e.id <= w.cursor
  AND e.event_id IN (SELECT value FROM json_each(:#${variable.replay.eventIds}))
  AND NOT EXISTS (
    SELECT 1 FROM webhook_lanes l
    WHERE l.webhook = w.id AND l.lane = e.session || ' ' || coalesce(e.chat_id, '') AND l.cursor < e.id)
ON CONFLICT (webhook, event) DO UPDATE SET state = 'waiting', next_at = 0, attempts = 0, ended_at = NULL
WHERE state IN ('delivered','failed')
