-- What a session that is to go still holds: messages that are leaving, and messages that have not left for certain.
SELECT
  EXISTS (SELECT 1 FROM message_jobs h
          WHERE (h.state = 'ready' OR h.state = 'backoff' OR h.state = 'leased' OR h.state = 'sending' OR h.state = 'uncertain') AND h.session = :#session
            AND h.state IN ('leased','sending')) AS under_way,
  EXISTS (SELECT 1 FROM message_jobs h
          WHERE (h.state = 'ready' OR h.state = 'backoff' OR h.state = 'leased' OR h.state = 'sending' OR h.state = 'uncertain') AND h.session = :#session)
  OR EXISTS (SELECT 1 FROM message_jobs w WHERE w.state = 'waiting' AND w.session = :#session)
  OR EXISTS (SELECT 1 FROM message_jobs r WHERE r.state = 'scheduled' AND r.session = :#session) AS queued
