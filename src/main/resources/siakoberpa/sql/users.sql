-- One more than a page: it tells whether there is a next one.
SELECT id, email, role, created_at, disabled_at FROM users
WHERE id > :#${variable.page.after} ORDER BY id LIMIT :#${variable.page.rows}
