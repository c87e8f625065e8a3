-- Their logins and API keys go with them.
DELETE FROM users WHERE id = :#${variable.userId}
