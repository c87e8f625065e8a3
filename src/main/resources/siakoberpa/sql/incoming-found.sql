-- All words must be in it. The index of words gives the newest first.
SELECT i.* FROM incoming_text CROSS JOIN incoming i ON i.id = incoming_text.rowid
WHERE incoming_text MATCH :#${variable.filter.words}
  AND incoming_text.rowid <= :#${variable.window.newest} AND incoming_text.rowid >= :#${variable.window.oldest}
  AND (:#${variable.filter.chatId} IS NULL OR i.chat_id = :#${variable.filter.chatId})
  AND (:#${variable.filter.session} IS NULL OR i.session = :#${variable.filter.session})
  AND (:#${variable.ofSessions} IS NULL OR i.session IN (SELECT value FROM json_each(:#${variable.ofSessions})))
  AND (:#${variable.filter.kind} IS NULL OR i.kind = :#${variable.filter.kind})
  AND (:#${variable.filter.own} IS NULL OR i.own = :#${variable.filter.own})
  AND i.received_at >= :#${variable.filter.from} AND i.received_at < :#${variable.filter.to}
ORDER BY incoming_text.rowid DESC LIMIT :#${variable.filter.limit}
