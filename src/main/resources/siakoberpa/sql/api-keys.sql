-- One more than a page: it tells whether there is a next one.
SELECT id, prefix, name, user_id, scopes, sessions, created_at, created_by, expires_at, last_used_at FROM api_keys
WHERE id > :#${variable.page.after} ORDER BY id LIMIT :#${variable.page.rows}
