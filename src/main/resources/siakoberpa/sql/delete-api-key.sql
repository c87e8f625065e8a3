DELETE FROM api_keys WHERE id = :#${variable.keyId} RETURNING id, name
