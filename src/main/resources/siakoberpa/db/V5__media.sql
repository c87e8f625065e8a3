-- The files of messages, by the SHA-256 of their bytes; the bytes lie in data/media. Whoever sends the same bytes as somebody
-- else has a row of their own.
CREATE TABLE media (
  hash         TEXT    NOT NULL,
  created_by   TEXT    NOT NULL,
  type         TEXT    NOT NULL,
  size         INTEGER NOT NULL,
  name         TEXT,
  created_at   INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,                        -- taken in again, or named by a message
  PRIMARY KEY (hash, created_by)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_unused ON media (last_used_at);

-- Which file a message needs; its payload says it too, but cannot be searched.
ALTER TABLE message_jobs ADD COLUMN media TEXT;
CREATE INDEX message_jobs_media ON message_jobs (media) WHERE media IS NOT NULL;
