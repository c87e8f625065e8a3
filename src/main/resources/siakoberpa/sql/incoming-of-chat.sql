-- A chat has an index, and never very many messages: no window is needed.
SELECT i.* FROM incoming i
WHERE i.chat_id = :#${variable.filter.chatId} AND i.id <= :#${variable.window.newest} AND i.id >= :#${variable.window.oldest}
  AND (:#${variable.filter.session} IS NULL OR i.session = :#${variable.filter.session})
  AND (:#${variable.ofSessions} IS NULL OR i.session IN (SELECT value FROM json_each(:#${variable.ofSessions})))
  AND (:#${variable.filter.kind} IS NULL OR i.kind = :#${variable.filter.kind})
  AND (:#${variable.filter.own} IS NULL OR i.own = :#${variable.filter.own})
  AND i.received_at >= :#${variable.filter.from} AND i.received_at < :#${variable.filter.to}
ORDER BY i.id DESC LIMIT :#${variable.filter.limit}
