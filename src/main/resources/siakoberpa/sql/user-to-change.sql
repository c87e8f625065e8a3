-- In the transaction that changes it, and how many administrators there are without it.
SELECT u.id, u.email, u.role, u.disabled_at,
  (SELECT count(*) FROM users o WHERE o.role = 'admin' AND o.disabled_at IS NULL AND o.id <> u.id) AS other_admins
FROM users u WHERE u.id = :#${variable.userId}
