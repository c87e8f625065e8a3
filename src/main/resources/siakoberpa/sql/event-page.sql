-- A stretch of the events, never longer than what costs little, whatever is filtered out of it.
SELECT id, event_id, kind, session, created_at, body FROM events
WHERE id > :#${variable.window.after} AND id <= :#${variable.window.upTo}
  AND (:#${variable.eventQuery.kinds} IS NULL OR kind IN (SELECT value FROM json_each(:#${variable.eventQuery.kinds})))
  AND (:#${variable.eventQuery.session} IS NULL OR session = :#${variable.eventQuery.session})
  AND (:#${variable.eventQuery.ofSessions} IS NULL OR session IN (SELECT value FROM json_each(:#${variable.eventQuery.ofSessions})))
ORDER BY id LIMIT :#${variable.eventQuery.limit}
