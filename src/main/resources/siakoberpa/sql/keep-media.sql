-- The same file of the same caller is one row, under the name that it has now.
INSERT INTO media (hash, created_by, type, size, name, created_at, last_used_at)
VALUES (:#${variable.received.hash}, :#createdBy, :#${variable.received.type}, :#${variable.received.size},
  :#${variable.received.name}, :#now, :#now)
ON CONFLICT (hash, created_by) DO UPDATE
SET type = excluded.type, name = coalesce(excluded.name, name), last_used_at = excluded.last_used_at
