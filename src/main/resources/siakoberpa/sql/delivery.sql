-- Null event_id = the event was erased meanwhile; no row = the webhook was deleted.
SELECT w.id AS webhook, w.url, w.secret, CASE WHEN w.previous_secret_until > :#now THEN w.previous_secret END AS previous_secret,
  w.failures, :#event AS event, e.event_id, e.kind, e.session, e.created_at, e.body
FROM webhooks w LEFT JOIN events e ON e.id = :#event
WHERE w.id = :#webhook
