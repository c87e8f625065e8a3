-- The last day, with the whole of the minute in which it began.
SELECT minute, sent, new_chats FROM pace_minutes
WHERE session = :#session AND minute >= :#now / 60000 - 1440
ORDER BY minute
