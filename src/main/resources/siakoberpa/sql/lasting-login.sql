-- A login that has not ended, and whose it is; a user who was disabled has none.
SELECT l.id AS login_id, u.id AS user_id, u.email, u.role
FROM logins l JOIN users u ON u.id = l.user_id
WHERE l.id = :#${variable.loginId} AND l.ended_at IS NULL AND l.expires_at > :#now AND u.disabled_at IS NULL
