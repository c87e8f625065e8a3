-- One more than a page: it tells whether there is a next one.
SELECT chat_id, created_at, created_by, reason FROM opt_outs
WHERE chat_id > :#${variable.page.after} ORDER BY chat_id LIMIT :#${variable.page.rows}
