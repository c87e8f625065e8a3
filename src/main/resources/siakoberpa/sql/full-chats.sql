-- The sampler's: the bound of a chat is only looked at where a quarter of it is reached.
SELECT session, chat_id, count(*) AS row_count FROM message_jobs WHERE state = 'waiting'
GROUP BY session, chat_id HAVING count(*) * 4 >= CAST(:#maxPerChat AS INTEGER)
