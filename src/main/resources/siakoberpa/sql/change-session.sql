-- One of the configuration has no row until somebody gives it a label.
INSERT INTO sessions (name, label, autostart, created_at, created_by)
VALUES (:#session, :#${variable.change.label}, 1, :#now, :#createdBy)
ON CONFLICT (name) DO UPDATE
SET label = CASE WHEN :#${variable.change.labelGiven} = 1 THEN excluded.label ELSE label END,
    autostart = coalesce(:#${variable.change.autostart}, autostart)
