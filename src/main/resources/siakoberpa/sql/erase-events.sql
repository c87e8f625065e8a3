-- One person's. It reads all events, since an index of chats would cost every message; hardly anybody asks for this.
DELETE FROM events WHERE chat_id = :#chat_id
