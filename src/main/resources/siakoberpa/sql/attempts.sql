SELECT started_at, ended_at, outcome, error_code, error FROM message_attempts
WHERE job = :#${variable.row[id]} ORDER BY lease_token
