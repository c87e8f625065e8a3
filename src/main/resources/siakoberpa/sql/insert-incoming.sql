-- Once, however often it is told.
INSERT INTO incoming_messages (session, message_id, chat_id, sender, sender_name, own, kind, text, content, quoted_id,
  media_type, media_name, media_size, media_seconds, media_sha256, media, sent_at, received_at)
VALUES (:#session, :#message_id, :#chat_id, :#sender, :#sender_name, :#own, :#kind, :#text, :#content, :#quoted_id,
  :#media_type, :#media_name, :#media_size, :#media_seconds, :#media_sha256, :#media, :#sent_at, :#received_at)
ON CONFLICT (session, message_id) DO NOTHING
