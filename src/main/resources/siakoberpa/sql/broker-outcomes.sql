-- The next events behind the cursor, one row for each message of the broker that hears of it. What is nobody's of this broker has no
-- job_id, and only moves the cursor.
SELECT e.id, e.event_id, e.kind, e.session, e.created_at, e.body, b.job_id, b.correlation, b.reply_to
FROM (SELECT id, event_id, kind, session, created_at, body FROM events
      WHERE id > (SELECT c.event_id FROM event_cursors c WHERE c.name = :#${variable.cursor}) ORDER BY id LIMIT 500) e
LEFT JOIN broker_messages b ON b.job_id = json_extract(e.body, '$.jobId') AND b.broker = :#${variable.cursor}
ORDER BY e.id
