-- One more than a page: it tells whether there is a next one.
SELECT id, name, url, kinds, sessions, previous_secret_until, failures, failing_since, held_until, last_delivered_at, paused_at, paused_reason, created_at, created_by
FROM webhooks WHERE id > :#${variable.page.after} ORDER BY id LIMIT :#${variable.page.rows}
