-- A few at a time, with their refresh tokens; every login clears away more than it adds.
DELETE FROM logins WHERE id IN (SELECT id FROM logins WHERE expires_at <= :#now ORDER BY expires_at LIMIT 10)
