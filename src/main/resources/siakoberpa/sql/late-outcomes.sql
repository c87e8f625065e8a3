-- What had become of messages when the broker sent them again under another name. Ids of such events begin with that of the job, and
-- a dot comes behind a hyphen. Whoever has none yet has no event_id.
SELECT b.late_id, b.job_id, b.correlation, b.reply_to, e.event_id, e.kind, e.session, e.created_at, e.body
FROM (SELECT id AS late_id, job_id, correlation, reply_to FROM broker_messages
      WHERE broker = :#${variable.cursor} AND late = 1 LIMIT 100) b
LEFT JOIN events e ON e.event_id > b.job_id || '-' AND e.event_id < b.job_id || '.'
  AND e.id <= (SELECT c.event_id FROM event_cursors c WHERE c.name = :#${variable.cursor})
ORDER BY b.late_id, e.id
