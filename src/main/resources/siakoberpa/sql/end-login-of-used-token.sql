-- A token that was used before: somebody has a copy, so that nobody can tell any more whose the login is.
UPDATE logins SET ended_at = :#now
WHERE ended_at IS NULL
  AND id = (SELECT login_id FROM refresh_tokens WHERE token_hash = :#${variable.tokenHash} AND used_at IS NOT NULL)
RETURNING id, user_id
