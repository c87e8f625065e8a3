INSERT INTO opt_outs (chat_id, created_at, created_by, reason)
VALUES (:#chat_id, :#now, :#createdBy, :#${variable.reason})
ON CONFLICT (chat_id) DO UPDATE SET reason = coalesce(excluded.reason, reason)
