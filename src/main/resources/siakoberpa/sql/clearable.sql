-- What has not left. Those that wait behind others come first, so that few of them get to the head meanwhile.
SELECT w.id, w.session, w.chat_id FROM session_queues q CROSS JOIN message_jobs w
WHERE (q.session = :#session OR :#session = '*')
  AND w.state = 'waiting' AND w.session = q.session AND w.created_at <= :#askedAt
UNION ALL
SELECT h.id, h.session, h.chat_id FROM session_queues q CROSS JOIN message_jobs h
WHERE (q.session = :#session OR :#session = '*')
  AND (h.state = 'ready' OR h.state = 'backoff' OR h.state = 'leased' OR h.state = 'sending' OR h.state = 'uncertain') AND h.session = q.session
  AND h.state IN ('ready','backoff') AND h.created_at <= :#askedAt
UNION ALL
SELECT r.id, r.session, r.chat_id FROM session_queues q CROSS JOIN message_jobs r
WHERE (q.session = :#session OR :#session = '*')
  AND r.state = 'scheduled' AND r.session = q.session AND r.created_at <= :#askedAt
LIMIT 500
