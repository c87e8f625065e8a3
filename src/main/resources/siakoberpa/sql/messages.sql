-- The newest first. However many there are, only a window of them is looked at.
SELECT m.id, m.job_id, m.message_id, m.session, m.chat_id, m.original_number, m.kind, m.payload, m.priority, m.state,
       m.ack, m.wake_at, m.not_before, m.waiting_for, m.expires_at, m.on_unknown, m.client_ref, m.created_by,
       m.attempts, m.max_attempts, m.last_error_code, m.last_error, m.cancel_requested,
       m.created_at, m.sending_at, m.finished_at, m.delivered_at, m.read_at,
       q.paused_at, q.paused_reason, q.next_send_at, q.next_send_reason,
       a.paused_at AS all_paused_at, a.paused_reason AS all_paused_reason
FROM message_jobs m
LEFT JOIN session_queues q ON q.session = m.session
LEFT JOIN session_queues a ON a.session = '*'
WHERE m.id <= :#${variable.window.newest} AND m.id >= :#${variable.window.oldest}
  AND (:#${variable.filter.session} IS NULL OR m.session = :#${variable.filter.session})
  AND (:#${variable.filter.chatId} IS NULL OR m.chat_id = :#${variable.filter.chatId})
  AND (:#${variable.filter.clientRef} IS NULL OR m.client_ref = :#${variable.filter.clientRef})
  AND (:#${variable.filter.createdBy} IS NULL OR m.created_by = :#${variable.filter.createdBy})
  AND (:#${variable.filter.since} IS NULL OR m.created_at >= :#${variable.filter.since})
  AND (:#${variable.filter.until} IS NULL OR m.created_at < :#${variable.filter.until})
  AND (:#${variable.owner} IS NULL OR m.created_by = :#${variable.owner})
  AND (:#${variable.ofSessions} IS NULL OR m.session IN (SELECT value FROM json_each(:#${variable.ofSessions})))
  AND (:#${variable.filter.state} IS NULL OR :#${variable.filter.state} = CASE
    WHEN m.state IN ('waiting','ready','leased') THEN 'queued'
    WHEN m.state = 'backoff' THEN 'retrying'
    WHEN m.state = 'sent' AND m.ack >= 3 THEN 'read'
    WHEN m.state = 'sent' AND m.ack = 2 THEN 'delivered'
    ELSE m.state END)
ORDER BY m.id DESC LIMIT :#${variable.filter.limit}
