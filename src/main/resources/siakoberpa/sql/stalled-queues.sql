-- Queues that stand still: neither paused nor held by their pace, with a message that may go since before :#since, and none
-- was sent after that.
SELECT q.session FROM session_queues q
WHERE q.paused_at IS NULL AND q.next_send_at <= :#now
  AND NOT EXISTS (SELECT 1 FROM session_queues every WHERE every.session = '*' AND every.paused_at IS NOT NULL)
  AND (SELECT r.created_at FROM message_jobs r
       WHERE r.session = q.session AND r.state = 'ready' AND r.not_before IS NULL ORDER BY r.position LIMIT 1) <= :#since
  AND NOT EXISTS (SELECT 1 FROM message_jobs s WHERE s.state = 'sent' AND s.finished_at > :#since AND s.session = q.session)
