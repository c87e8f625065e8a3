SELECT chat_id, created_at, created_by, reason FROM opt_outs WHERE chat_id = :#chat_id
