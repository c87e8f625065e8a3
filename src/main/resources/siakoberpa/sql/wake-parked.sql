-- Heads that their pace had parked may be claimed again.
UPDATE message_jobs SET not_before = NULL, waiting_for = NULL
WHERE state = 'ready' AND not_before IS NOT NULL AND not_before <= :#now
