-- A scheduled message joins the end of its chat when it is due.
UPDATE message_jobs SET state = 'waiting', position = :#position, wake_at = NULL
WHERE id = :#id AND state = 'scheduled'
