-- It gets what happens from now on.
INSERT INTO webhooks (name, url, kinds, sessions, secret, cursor, created_at, created_by)
VALUES (:#${variable.webhook.name}, :#${variable.webhook.url}, :#${variable.webhook.kinds}, :#${variable.webhook.sessions},
  :#${variable.secret}, coalesce((SELECT max(id) FROM events), 0), :#now, :#${variable.caller.name})
RETURNING id
