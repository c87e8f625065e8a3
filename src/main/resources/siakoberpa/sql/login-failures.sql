SELECT subject, failures, last_at, blocked_until FROM login_failures
WHERE subject IN (:#${variable.account}, :#${variable.origin})
