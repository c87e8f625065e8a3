UPDATE logins SET ended_at = :#now WHERE id = :#${variable.claims.loginId} AND ended_at IS NULL
