-- No row comes back when somebody was quicker.
INSERT INTO users (email, password_hash, role, created_at)
SELECT :#${variable.newUser.email}, :#${variable.newUser.passwordHash}, 'admin', :#${variable.newUser.createdAt}
WHERE NOT EXISTS (SELECT 1 FROM users)
RETURNING id
