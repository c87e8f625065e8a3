-- A backup cannot know what left after it was made. Only what was not due until now has certainly not left. Heads are looked
-- up at once, those behind them when promote.sql makes them heads. Run by Restore, on a file that nobody uses.
UPDATE message_jobs
SET look_up_first = 1,
    state = CASE WHEN state IN ('ready','backoff','leased') THEN 'uncertain' ELSE state END,
    wake_at = CASE WHEN state IN ('ready','backoff','leased') THEN 0 ELSE wake_at END,
    not_before = NULL, waiting_for = NULL,
    lease_owner = CASE WHEN state = 'leased' THEN NULL ELSE lease_owner END,
    lease_until = CASE WHEN state = 'leased' THEN NULL ELSE lease_until END
WHERE state IN ('scheduled','waiting','ready','backoff','leased','sending','uncertain')
  AND NOT (state = 'scheduled' AND wake_at > :now)
