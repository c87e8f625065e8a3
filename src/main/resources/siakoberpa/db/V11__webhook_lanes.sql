-- Lanes of a webhook with more open deliveries than are written ahead: the events behind the cursor have none yet. So a chat that
-- is held back costs a few rows, however much happens in it, and leaves room for all others.
CREATE TABLE webhook_lanes (
  webhook INTEGER NOT NULL REFERENCES webhooks(id) ON DELETE CASCADE,
  lane    TEXT    NOT NULL,
  cursor  INTEGER NOT NULL,
  PRIMARY KEY (webhook, lane)
) STRICT, WITHOUT ROWID;
