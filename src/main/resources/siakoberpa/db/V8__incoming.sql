-- What people wrote to us, and what our own account wrote on its phone, while it is kept (siakoberpa.incoming.store).

CREATE TABLE incoming_messages (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,      -- the order in which they came in
  session       TEXT    NOT NULL,
  message_id    TEXT    NOT NULL,                       -- the WhatsApp id, raw part
  chat_id       TEXT    NOT NULL,
  sender        TEXT    NOT NULL,                       -- in a group the member
  sender_name   TEXT,
  own           INTEGER NOT NULL CHECK (own IN (0, 1)), -- our own account wrote it, on the phone or another device
  kind          TEXT    NOT NULL,
  text          TEXT,                                   -- a text, or what stands under a file; after an edit the new one
  content       TEXT,                                   -- JSON of what is neither text nor file: place, cards, poll, mentions
  quoted_id     TEXT,
  media_type    TEXT,                                   -- what the message says of its file
  media_name    TEXT,
  media_size    INTEGER,
  media_seconds INTEGER,
  media_sha256  TEXT,
  media         TEXT,                                   -- the file as it is kept in data/media; null = it is fetched when asked for
  sent_at       INTEGER NOT NULL,
  received_at   INTEGER NOT NULL,
  edited_at     INTEGER,
  deleted_at    INTEGER,                                -- its author took it back: what it said is gone
  -- WhatsApp Web tells of a message again until it is here.
  UNIQUE (session, message_id)
) STRICT;
CREATE INDEX incoming_messages_chat     ON incoming_messages (chat_id, id);
CREATE INDEX incoming_messages_sender   ON incoming_messages (sender, id);
CREATE INDEX incoming_messages_received ON incoming_messages (received_at);
CREATE INDEX incoming_messages_media    ON incoming_messages (media) WHERE media IS NOT NULL;

-- The last word of each person on each message; without an emoji they took it back. The message may be one of ours.
CREATE TABLE incoming_reactions (
  session    TEXT    NOT NULL,
  message_id TEXT    NOT NULL,
  sender     TEXT    NOT NULL,
  chat_id    TEXT    NOT NULL,
  emoji      TEXT,
  at         INTEGER NOT NULL,
  PRIMARY KEY (session, message_id, sender)
) STRICT, WITHOUT ROWID;
CREATE INDEX incoming_reactions_age ON incoming_reactions (at);

-- A message with its reactions.
CREATE VIEW incoming AS
SELECT m.*, (
  SELECT json_group_array(json_object('sender', r.sender, 'emoji', r.emoji, 'at', r.at))
  FROM incoming_reactions r
  WHERE r.session = m.session AND r.message_id = m.message_id AND r.emoji IS NOT NULL) AS reactions
FROM incoming_messages m;

-- The words of the messages. What is deleted is overwritten, so that no word stays behind.
CREATE VIRTUAL TABLE incoming_text USING fts5(
  text, media_name, content='incoming_messages', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
INSERT INTO incoming_text (incoming_text, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER incoming_text_added AFTER INSERT ON incoming_messages
BEGIN
  INSERT INTO incoming_text (rowid, text, media_name) VALUES (NEW.id, NEW.text, NEW.media_name);
END;

CREATE TRIGGER incoming_text_gone AFTER DELETE ON incoming_messages
BEGIN
  INSERT INTO incoming_text (incoming_text, rowid, text, media_name) VALUES ('delete', OLD.id, OLD.text, OLD.media_name);
END;

CREATE TRIGGER incoming_text_changed AFTER UPDATE OF text, media_name ON incoming_messages
BEGIN
  INSERT INTO incoming_text (incoming_text, rowid, text, media_name) VALUES ('delete', OLD.id, OLD.text, OLD.media_name);
  INSERT INTO incoming_text (rowid, text, media_name) VALUES (NEW.id, NEW.text, NEW.media_name);
END;
