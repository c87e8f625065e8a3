-- Never back.
UPDATE event_cursors SET event_id = :#${variable.doneUpTo} WHERE name = :#${variable.cursor} AND event_id < :#${variable.doneUpTo}
