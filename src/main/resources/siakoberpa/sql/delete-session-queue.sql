-- Its pause and its pace. Not when a message came in between.
DELETE FROM session_queues WHERE session = :#session
  AND NOT EXISTS (SELECT 1 FROM message_jobs h
                  WHERE (h.state = 'ready' OR h.state = 'backoff' OR h.state = 'leased' OR h.state = 'sending' OR h.state = 'uncertain') AND h.session = :#session)
  AND NOT EXISTS (SELECT 1 FROM message_jobs w WHERE w.state = 'waiting' AND w.session = :#session)
  AND NOT EXISTS (SELECT 1 FROM message_jobs r WHERE r.state = 'scheduled' AND r.session = :#session)
