INSERT INTO counters (name, value) VALUES ('owner_until', ?), ('owner_pid', ?), ('owner_host', ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
