-- Files of messages that came in belong to nobody who calls here.
INSERT INTO media (hash, created_by, type, size, name, created_at, last_used_at)
VALUES (:#hash, 'whatsapp', :#type, :#size, :#name, :#now, :#now)
ON CONFLICT (hash, created_by) DO UPDATE SET last_used_at = excluded.last_used_at
