-- The oldest: those that everybody has, and those that somebody did not take for far too long. Of more than five million the
-- oldest go sooner.
DELETE FROM events WHERE id IN (
  SELECT id FROM (SELECT id, created_at FROM events ORDER BY id LIMIT 500)
  WHERE (created_at < :#${variable.eventsBefore} AND (:#${variable.taken} IS NULL OR id <= :#${variable.taken}))
     OR created_at < :#${variable.untakenBefore}
     OR id <= (SELECT max(id) FROM events) - 5000000)
