UPDATE users SET disabled_at = r.disabled_at
FROM replaced.users AS r
WHERE r.id = users.id AND r.email = users.email AND r.disabled_at IS NOT NULL AND users.disabled_at IS NULL
