DELETE FROM sessions WHERE name = :#session
