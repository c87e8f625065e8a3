INSERT INTO api_keys (key_hash, prefix, name, user_id, scopes, sessions, created_at, created_by, expires_at)
VALUES (:#${variable.newKey.key.hash}, :#${variable.newKey.key.prefix}, :#${variable.newKey.name}, :#${variable.caller.userId},
  :#${variable.newKey.scopes}, :#${variable.newKey.sessions}, :#now, :#${variable.caller.name}, :#${variable.newKey.expiresAt})
RETURNING id
