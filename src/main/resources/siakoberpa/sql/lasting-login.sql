-- A login that has not ended, and whose it is.
SELECT l.id AS login_id, u.id AS user_id, u.email, u.role
FROM logins l JOIN users u ON u.id = l.user_id
WHERE l.id = :#${variable.loginId} AND l.ended_at IS NULL AND l.expires_at > :#now
