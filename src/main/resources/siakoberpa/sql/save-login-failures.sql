INSERT INTO login_failures (subject, failures, last_at, blocked_until)
VALUES (:#subject, :#failures, :#last_at, :#blocked_until)
ON CONFLICT (subject) DO UPDATE
SET failures = excluded.failures, last_at = excluded.last_at, blocked_until = excluded.blocked_until
