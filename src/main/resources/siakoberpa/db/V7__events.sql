-- What happened, for those who want to hear of it: webhooks, event streams, message brokers.

CREATE TABLE events (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,         -- grows with the order of the commits; never given twice: readers keep their place by it
  event_id   TEXT    NOT NULL UNIQUE,                   -- stable: the same change has the same one, however often it is told
  kind       TEXT    NOT NULL,                          -- message.sent, session.state and so on
  session    TEXT    NOT NULL,
  chat_id    TEXT,
  message_id TEXT,
  client_ref TEXT,
  created_at INTEGER NOT NULL,
  body       TEXT    NOT NULL                           -- JSON, what is told as data
) STRICT;

-- Whether changes of messages become events (siakoberpa.events). One row.
CREATE TABLE event_settings (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  recording INTEGER NOT NULL CHECK (recording IN (0, 1))
) STRICT;
INSERT INTO event_settings (id, recording) VALUES (1, 1);

-- How far each reader has come that works off all events in their order.
CREATE TABLE event_cursors (name TEXT PRIMARY KEY, event_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Triggers, because a message ends in a dozen statements and whoever adds one more must not be able to forget its event, and
-- because it is the cheapest way: no further statement for any message. The lease token tells the ends of a message apart
-- that was tried again by hand. An event that is there already must never keep a message from changing.
CREATE TRIGGER message_jobs_ended AFTER UPDATE OF state ON message_jobs
WHEN NEW.finished_at IS NOT NULL AND OLD.finished_at IS NULL AND (SELECT recording FROM event_settings)
BEGIN
  INSERT INTO events (event_id, kind, session, chat_id, message_id, client_ref, created_at, body)
  VALUES (NEW.job_id || '-' || NEW.state || '-' || NEW.lease_token, 'message.' || NEW.state, NEW.session, NEW.chat_id,
    NEW.message_id, NEW.client_ref, NEW.finished_at,
    json_object('messageId', NEW.message_id, 'jobId', NEW.job_id, 'to', NEW.chat_id, 'clientRef', NEW.client_ref,
      'type', NEW.kind, 'status', NEW.state, 'attempts', NEW.attempts, 'errorCode', NEW.last_error_code, 'error', NEW.last_error))
  ON CONFLICT (event_id) DO NOTHING;
END;

CREATE TRIGGER message_jobs_delivered AFTER UPDATE OF delivered_at ON message_jobs
WHEN NEW.delivered_at IS NOT NULL AND OLD.delivered_at IS NULL AND (SELECT recording FROM event_settings)
BEGIN
  INSERT INTO events (event_id, kind, session, chat_id, message_id, client_ref, created_at, body)
  VALUES (NEW.job_id || '-delivered', 'message.delivered', NEW.session, NEW.chat_id, NEW.message_id, NEW.client_ref, NEW.delivered_at,
    json_object('messageId', NEW.message_id, 'jobId', NEW.job_id, 'to', NEW.chat_id, 'clientRef', NEW.client_ref,
      'type', NEW.kind, 'status', 'delivered'))
  ON CONFLICT (event_id) DO NOTHING;
END;

CREATE TRIGGER message_jobs_read AFTER UPDATE OF read_at ON message_jobs
WHEN NEW.read_at IS NOT NULL AND OLD.read_at IS NULL AND (SELECT recording FROM event_settings)
BEGIN
  INSERT INTO events (event_id, kind, session, chat_id, message_id, client_ref, created_at, body)
  VALUES (NEW.job_id || '-read', 'message.read', NEW.session, NEW.chat_id, NEW.message_id, NEW.client_ref, NEW.read_at,
    json_object('messageId', NEW.message_id, 'jobId', NEW.job_id, 'to', NEW.chat_id, 'clientRef', NEW.client_ref,
      'type', NEW.kind, 'status', 'read'))
  ON CONFLICT (event_id) DO NOTHING;
END;

CREATE TABLE webhooks (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,
  name                  TEXT,
  url                   TEXT    NOT NULL,
  kinds                 TEXT,                           -- JSON list; null = all
  sessions              TEXT,                           -- JSON list; null = all
  secret                TEXT    NOT NULL,               -- signs; it must be known in the clear, as auth.key beside this file is
  previous_secret       TEXT,                           -- signs too, until then
  previous_secret_until INTEGER,
  cursor                INTEGER NOT NULL,               -- events up to that one have their delivery
  failures              INTEGER NOT NULL DEFAULT 0,     -- in a row
  failing_since         INTEGER,
  held_until            INTEGER NOT NULL DEFAULT 0,     -- nothing is tried before, since it takes nothing
  last_delivered_at     INTEGER,
  paused_at             INTEGER,
  paused_reason         TEXT,                           -- asked, failing
  created_at            INTEGER NOT NULL,
  created_by            TEXT    NOT NULL
) STRICT;

-- One event on its way to one webhook.
CREATE TABLE webhook_deliveries (
  webhook      INTEGER NOT NULL REFERENCES webhooks(id) ON DELETE CASCADE,
  event        INTEGER NOT NULL,
  lane         TEXT    NOT NULL,                        -- session and chat: inside it nothing overtakes
  state        TEXT    NOT NULL CHECK (state IN ('waiting','sending','delivered','failed')),
  attempts     INTEGER NOT NULL DEFAULT 0,
  next_at      INTEGER NOT NULL,
  worker       TEXT,                                    -- the start of the application that sends it
  tried_at     INTEGER,
  ended_at     INTEGER,
  last_status  INTEGER,
  last_error   TEXT,
  PRIMARY KEY (webhook, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_deliveries_open    ON webhook_deliveries (webhook, lane, event) WHERE state IN ('waiting','sending');
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (webhook, event, next_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_sending ON webhook_deliveries (webhook, worker, tried_at) WHERE state = 'sending';
