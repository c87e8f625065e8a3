-- The session's quiet hours: its next heads step aside, all but those of priority HIGH.
UPDATE message_jobs SET not_before = :#${variable.decision.until}, waiting_for = 'quiet_hours'
WHERE state = 'ready' AND not_before IS NULL AND id IN (
  SELECT id FROM message_jobs
  WHERE session = :#session AND state = 'ready' AND not_before IS NULL AND priority >= 5
  ORDER BY priority, position LIMIT 500)
