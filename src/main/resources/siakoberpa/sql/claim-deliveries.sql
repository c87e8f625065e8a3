-- The oldest of each lane, as many as there is room for; a webhook that takes nothing is tried with one at a time.
UPDATE webhook_deliveries
SET state = 'sending', attempts = attempts + 1, worker = :#${variable.global:worker}, tried_at = :#now
WHERE webhook = :#webhook AND state = 'waiting' AND event IN (
  SELECT d.event FROM webhook_deliveries d
  WHERE d.webhook = :#webhook AND d.state = 'waiting' AND d.next_at <= :#now
    AND NOT EXISTS (
      SELECT 1 FROM webhook_deliveries e
      WHERE e.webhook = :#webhook AND e.lane = d.lane AND e.state IN ('waiting','sending') AND e.event < d.event)
  ORDER BY d.event
  -- Deleted a moment ago: no row, and a limit must be a number.
  LIMIT coalesce((SELECT max(0, CASE WHEN w.paused_at IS NOT NULL OR w.held_until > :#now THEN 0 WHEN w.failures >= 5 THEN 1 ELSE :#atOnce END
           - (SELECT count(*) FROM webhook_deliveries s WHERE s.webhook = :#webhook AND s.state = 'sending'))
         FROM webhooks w WHERE w.id = :#webhook), 0))
RETURNING webhook, event, attempts
