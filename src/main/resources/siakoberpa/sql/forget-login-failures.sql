-- What is old, and the oldest of what is too much.
DELETE FROM login_failures WHERE subject IN (
  SELECT subject FROM login_failures WHERE last_at < :#${variable.failuresBefore}
  UNION ALL
  SELECT subject FROM (
    SELECT subject FROM login_failures ORDER BY last_at LIMIT max(0, (SELECT count(*) FROM login_failures) - 100000)))
