INSERT INTO workers (id, host, pid, started_at) VALUES (:#${variable.global:worker}, :#${variable.global:host}, :#${variable.global:pid}, :#now)
