SELECT event_id FROM event_cursors WHERE name = :#${variable.cursor}
