-- Its author took it back: that it was there stays, what it said goes. An unused file goes by its retention. An id is chosen
-- by its sender, so that it counts in its own group only; one person's chat may have two names.
UPDATE incoming_messages
SET deleted_at = :#at, text = NULL, content = NULL, quoted_id = NULL, media = NULL,
    media_type = NULL, media_name = NULL, media_size = NULL, media_seconds = NULL, media_sha256 = NULL
WHERE session = :#session AND message_id = :#message_id AND deleted_at IS NULL
  AND (chat_id = :#chat_id OR (chat_id NOT LIKE '%@g.us' AND :#chat_id NOT LIKE '%@g.us'))
