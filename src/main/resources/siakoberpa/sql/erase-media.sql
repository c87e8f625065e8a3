-- What messages to somebody else need stays.
DELETE FROM media WHERE hash = :#hash
  AND NOT EXISTS (SELECT 1 FROM message_jobs j WHERE j.media IS NOT NULL AND j.media = :#hash)
  AND NOT EXISTS (SELECT 1 FROM incoming_messages i WHERE i.media IS NOT NULL AND i.media = :#hash)
