-- No row comes back when there is one of that name.
INSERT INTO sessions (name, label, autostart, created_at, created_by)
VALUES (:#session, :#${variable.newSession.label}, :#${variable.newSession.autostartFlag}, :#now, :#createdBy)
ON CONFLICT (name) DO NOTHING
RETURNING name
