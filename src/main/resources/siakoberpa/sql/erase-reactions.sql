-- It reads all of them: hardly anybody asks for this.
DELETE FROM incoming_reactions WHERE sender = :#chat_id OR chat_id = :#chat_id
