UPDATE logins SET ended_at = :#${variable.now} WHERE id = :#${variable.claims.loginId} AND ended_at IS NULL
