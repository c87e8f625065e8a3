-- Old, and no message of the queue needs it.
SELECT hash FROM media
WHERE last_used_at < :#mediaBefore
  AND NOT EXISTS (SELECT 1 FROM message_jobs j WHERE j.media IS NOT NULL AND j.media = media.hash)
  AND NOT EXISTS (SELECT 1 FROM incoming_messages i WHERE i.media IS NOT NULL AND i.media = media.hash)
LIMIT 100
