UPDATE api_keys SET last_used_at = :#used_at WHERE id = :#id
