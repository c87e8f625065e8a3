-- Of the session's next heads, those to chats never spoken to step aside, so that known chats behind them go on. Each waits
-- a little longer than the one before, so that they do not all wake for one place. Groups are never strangers.
UPDATE message_jobs
SET not_before = :#${variable.decision.until} + (heads.place - 1) * :#${variable.decision.stepMs}, waiting_for = 'new_chats'
FROM (SELECT h.id, h.session, h.chat_id, row_number() OVER (ORDER BY h.priority, h.position) AS place
      FROM message_jobs h
      WHERE h.session = :#session AND h.state = 'ready' AND h.not_before IS NULL
      ORDER BY h.priority, h.position LIMIT 500) AS heads
WHERE message_jobs.id = heads.id AND message_jobs.state = 'ready' AND message_jobs.not_before IS NULL
  AND message_jobs.chat_id NOT LIKE '%@g.us'
  AND NOT EXISTS (SELECT 1 FROM chats c WHERE c.session = heads.session AND c.chat_id = heads.chat_id)
