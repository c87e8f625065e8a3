DELETE FROM workers WHERE started_at < :#workersBefore AND id <> :#${variable.global:worker}
