-- Whether there is anything of it: it was created, or has a queue.
SELECT EXISTS (SELECT 1 FROM sessions WHERE name = :#session)
  OR EXISTS (SELECT 1 FROM session_queues WHERE session = :#session) AS known
