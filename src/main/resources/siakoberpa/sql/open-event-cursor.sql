-- A reader that is new begins with what comes from now on.
INSERT INTO event_cursors (name, event_id) SELECT :#${variable.cursor}, coalesce(max(id), 0) FROM events WHERE true
ON CONFLICT (name) DO NOTHING
