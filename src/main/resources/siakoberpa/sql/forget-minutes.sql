-- No limit looks further back than a day.
DELETE FROM pace_minutes WHERE session = :#session AND minute < :#now / 60000 - 1440
