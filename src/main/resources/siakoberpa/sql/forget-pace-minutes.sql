DELETE FROM pace_minutes WHERE minute < :#minutesBefore
