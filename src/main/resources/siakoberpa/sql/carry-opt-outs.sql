-- A wish not to be written to outlives a restore; the older word on it stays. Run by Restore, with the database that is replaced attached.
INSERT INTO opt_outs (chat_id, created_at, created_by, reason)
SELECT chat_id, created_at, created_by, reason FROM replaced.opt_outs WHERE true
ON CONFLICT (chat_id) DO NOTHING
