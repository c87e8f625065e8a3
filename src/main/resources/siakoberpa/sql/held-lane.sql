-- A lane that was held back and has room again, and up to where it may have deliveries: for twenty more events of it, but not
-- further than costs little to look.
SELECT s.lane, coalesce((
    SELECT e.id FROM events e
    WHERE e.id > s.cursor AND e.id <= s.up_to AND e.session || ' ' || coalesce(e.chat_id, '') = s.lane
    ORDER BY e.id LIMIT 1 OFFSET 19), s.up_to) AS up_to
FROM (
  SELECT l.lane, l.cursor, coalesce((
      SELECT e.id FROM events e WHERE e.id > l.cursor AND e.id <= w.cursor ORDER BY e.id LIMIT 1 OFFSET 4999), w.cursor) AS up_to
  FROM webhook_lanes l CROSS JOIN webhooks w
  WHERE l.webhook = :#webhook AND w.id = l.webhook
    AND (SELECT count(*) FROM (
      SELECT 1 FROM webhook_deliveries d
      WHERE d.webhook = l.webhook AND d.lane = l.lane AND d.state IN ('waiting','sending') LIMIT 10)) < 10
  ORDER BY l.cursor LIMIT 1) s
