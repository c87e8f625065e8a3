-- A key that is good, and what its owner may do. A key of nobody was made at the command line.
SELECT k.id, k.user_id, k.scopes, k.sessions, k.expires_at, u.role
FROM api_keys k LEFT JOIN users u ON u.id = k.user_id
WHERE k.key_hash = :#${variable.keyHash} AND (k.expires_at IS NULL OR k.expires_at > :#now)
  AND (k.user_id IS NULL OR (u.id IS NOT NULL AND u.disabled_at IS NULL))
