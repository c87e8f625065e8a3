-- What is old, and the oldest of what is too much.
DELETE FROM audit WHERE id IN (
  SELECT id FROM (SELECT id FROM audit WHERE at < :#${variable.auditBefore} ORDER BY at LIMIT 500)
  UNION ALL
  SELECT id FROM (SELECT id FROM audit WHERE id <= (SELECT max(id) FROM audit) - 1000000 ORDER BY id LIMIT 500))
