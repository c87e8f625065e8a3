-- All but one, where one is named.
UPDATE logins SET ended_at = :#now
WHERE user_id = :#${variable.userId} AND ended_at IS NULL AND id IS NOT :#${variable.keptLogin}
