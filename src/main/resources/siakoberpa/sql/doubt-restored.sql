-- A backup cannot know what left after it was made. Only what was not due until now has certainly not left.
-- Run by Restore, on a file that nobody uses.
UPDATE message_jobs SET look_up_first = 1
WHERE state IN ('scheduled','waiting','ready','backoff','leased','sending','uncertain')
  AND NOT (state = 'scheduled' AND wake_at > :now)
