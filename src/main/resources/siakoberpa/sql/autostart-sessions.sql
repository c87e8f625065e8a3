SELECT name FROM sessions WHERE autostart = 1 ORDER BY name
