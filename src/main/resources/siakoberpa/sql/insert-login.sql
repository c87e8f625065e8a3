INSERT INTO logins (id, user_id, created_at, expires_at)
VALUES (:#${variable.grant.loginId}, :#${variable.grant.user.id}, :#${variable.grant.createdAt}, :#${variable.grant.expiresAt})
