SELECT id, event_id, kind, session, chat_id, message_id, client_ref, created_at, body FROM events
WHERE id > (SELECT c.event_id FROM event_cursors c WHERE c.name = :#${variable.cursor})
ORDER BY id LIMIT 100
