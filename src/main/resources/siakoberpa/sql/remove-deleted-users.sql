-- As remove-revoked-keys.sql. Their logins and API keys go with them.
DELETE FROM users
WHERE id <= (SELECT seq FROM replaced.sqlite_sequence WHERE name = 'users')
  AND id NOT IN (SELECT id FROM replaced.users)
