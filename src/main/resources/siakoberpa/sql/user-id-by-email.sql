SELECT id FROM users WHERE email = :#${variable.email}
