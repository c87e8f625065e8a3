DELETE FROM incoming_reactions WHERE (session, message_id, sender) IN (
  SELECT session, message_id, sender FROM incoming_reactions WHERE at < :#incomingBefore ORDER BY at LIMIT 500)
