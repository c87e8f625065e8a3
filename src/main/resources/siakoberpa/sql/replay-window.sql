-- The next stretch of a replay by time.
SELECT max(id) AS up_to FROM (
  SELECT e.id FROM events e
  WHERE e.id > :#${variable.replayedUpTo} AND e.id <= (SELECT w.cursor FROM webhooks w WHERE w.id = :#${variable.webhookId})
  ORDER BY e.id LIMIT 500)
