INSERT INTO refresh_tokens (token_hash, login_id, created_at, expires_at)
VALUES (:#${variable.grant.refreshTokenHash}, :#${variable.grant.loginId}, :#${variable.grant.createdAt}, :#${variable.grant.expiresAt})
