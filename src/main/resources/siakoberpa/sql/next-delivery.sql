-- When the next try is due, of what heads its lane and is not due already.
SELECT min(max(w.held_until, (SELECT min(d.next_at) FROM webhook_deliveries d WHERE d.webhook = w.id AND d.state = 'waiting' AND (d.next_at > :#now OR w.held_until > :#now))))
FROM webhooks w WHERE w.paused_at IS NULL
