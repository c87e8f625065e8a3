-- A message that comes again is the same one.
INSERT INTO broker_messages (job_id, broker, correlation, reply_to) VALUES (:#job_id, :#broker, :#correlation, :#reply_to)
ON CONFLICT (job_id) DO NOTHING
