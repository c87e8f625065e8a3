INSERT INTO pace_minutes (session, minute, sent, new_chats)
VALUES (:#session, :#now / 60000, 1, :#${variable.decision.newChats})
ON CONFLICT (session, minute) DO UPDATE SET sent = sent + 1, new_chats = new_chats + excluded.new_chats
