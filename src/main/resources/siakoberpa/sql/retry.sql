-- A person wants it tried again: fresh tries, the same message id, at the end of its chat. An attempt of which nobody knows
-- how it ended may have left; one that was refused may have left a record in the store, which must be resent as it is.
-- The new token keeps what comes now out of the history of those attempts.
UPDATE message_jobs
SET state = 'waiting', position = :#position, attempts = 0, crashes = 0, held_ms = 0, cancel_requested = 0,
    lease_token = lease_token + 1, finished_at = NULL, last_error_code = NULL, last_error = NULL,
    expires_at = CASE WHEN expires_at <= :#now THEN NULL ELSE expires_at END,
    look_up_first = CASE
      WHEN EXISTS (SELECT 1 FROM message_attempts a WHERE a.job = message_jobs.id AND (a.outcome IS NULL OR a.outcome = 'unknown')) THEN 1
      WHEN look_up_first > 0 THEN look_up_first
      WHEN EXISTS (SELECT 1 FROM message_attempts a WHERE a.job = message_jobs.id) THEN 2
      ELSE 0 END
WHERE id = :#id AND state IN ('failed','cancelled')
