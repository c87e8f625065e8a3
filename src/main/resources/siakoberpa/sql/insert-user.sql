-- No row comes back when the e-mail is taken.
INSERT INTO users (email, password_hash, role, created_at, disabled_at)
VALUES (:#${variable.newUser.email}, :#${variable.newUser.passwordHash}, :#${variable.newUser.role}, :#now,
  CASE WHEN :#${variable.newUser.disabled} THEN :#now END)
ON CONFLICT (email) DO NOTHING
RETURNING id
