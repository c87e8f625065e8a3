-- One person's, and what they did in groups. It reads all events, since an index of chats would cost every message; hardly anybody
-- asks for this.
DELETE FROM events WHERE chat_id = :#chat_id OR json_extract(body, '$.sender') = :#chat_id
