-- A message that comes again is the same one.
INSERT INTO broker_messages (job_id, broker, correlation, reply_to, late) VALUES (:#job_id, :#broker, :#correlation, :#reply_to, :#late)
ON CONFLICT (job_id, broker, coalesce(correlation, ''), coalesce(reply_to, '')) DO NOTHING
