-- Only in its own group, as in empty-incoming.sql.
-- An older edit that is told again changes nothing, nor does any after the message was taken back.
UPDATE incoming_messages SET text = :#text, edited_at = :#at
WHERE session = :#session AND message_id = :#message_id AND deleted_at IS NULL AND (edited_at IS NULL OR edited_at < :#at)
  AND (chat_id = :#chat_id OR (chat_id NOT LIKE '%@g.us' AND :#chat_id NOT LIKE '%@g.us'))
