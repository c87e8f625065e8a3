-- A refresh token is good for one use. No row = unknown, used before, or too late.
UPDATE refresh_tokens SET used_at = :#now
WHERE token_hash = :#${variable.tokenHash} AND used_at IS NULL AND expires_at > :#now
RETURNING login_id
