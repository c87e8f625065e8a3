DELETE FROM opt_outs WHERE chat_id = :#chat_id RETURNING chat_id
