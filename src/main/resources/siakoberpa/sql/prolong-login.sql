UPDATE logins SET expires_at = :#${variable.grant.expiresAt} WHERE id = :#${variable.grant.loginId} AND ended_at IS NULL
