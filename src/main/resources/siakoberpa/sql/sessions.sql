SELECT name, label, autostart, created_at, created_by FROM sessions ORDER BY name
