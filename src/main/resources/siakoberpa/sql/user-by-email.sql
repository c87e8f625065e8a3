SELECT id AS user_id, email, role, password_hash FROM users WHERE email = :#${variable.credentials.email} AND disabled_at IS NULL
