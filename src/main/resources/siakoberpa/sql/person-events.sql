-- One person's, and what they did in groups. It reads all events, as erase-events.sql does, and for the same reason.
SELECT event_id, kind, session, created_at, body FROM events
WHERE chat_id = :#chat_id OR json_extract(body, '$.sender') = :#chat_id ORDER BY id
