-- An older edit that is told again changes nothing, nor does any after the message was taken back.
UPDATE incoming_messages SET text = :#text, edited_at = :#at
WHERE session = :#session AND message_id = :#message_id AND deleted_at IS NULL AND (edited_at IS NULL OR edited_at < :#at)
