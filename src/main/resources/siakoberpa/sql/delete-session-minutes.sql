DELETE FROM pace_minutes WHERE session = :#session
