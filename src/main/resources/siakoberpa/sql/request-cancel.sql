-- It is in a worker's hands, who asks before it sends.
UPDATE message_jobs SET cancel_requested = 1 WHERE id = :#id AND state = 'leased'
