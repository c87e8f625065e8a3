-- Times are epoch milliseconds, UTC, bound from the application's Clock. Connection settings: database/Database.java.

CREATE TABLE users (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  email         TEXT    NOT NULL UNIQUE,                -- lower case
  password_hash TEXT    NOT NULL,                       -- bcrypt
  role          TEXT    NOT NULL CHECK (role IN ('admin','operator','sender','viewer')),
  created_at    INTEGER NOT NULL
) STRICT;

-- One row per login; its access tokens carry the id, its refresh tokens refer to it. An ended login ends them all.
CREATE TABLE logins (
  id         TEXT    PRIMARY KEY,
  user_id    INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,                          -- when its newest refresh token expires
  ended_at   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX logins_user   ON logins (user_id);
CREATE INDEX logins_expiry ON logins (expires_at);

CREATE TABLE refresh_tokens (
  token_hash TEXT    PRIMARY KEY,                       -- SHA-256; the token itself is never stored
  login_id   TEXT    NOT NULL REFERENCES logins(id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_login ON refresh_tokens (login_id);

CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counters (name, value) VALUES ('position', 0);

CREATE TABLE message_jobs (
  id               INTEGER PRIMARY KEY,                 -- drawn from the counter, so that none comes twice
  job_id           TEXT    NOT NULL UNIQUE,             -- opaque, what the API returns
  message_id       TEXT    NOT NULL,                    -- the WhatsApp id, raw part (3EB0…), chosen at acceptance, one for life
  session          TEXT    NOT NULL,
  chat_id          TEXT    NOT NULL,                    -- the lane: canonical recipient
  original_number  TEXT    NOT NULL,                    -- the recipient as the caller wrote it
  kind             TEXT    NOT NULL,
  payload          TEXT    NOT NULL,                    -- JSON; media lives in files, by hash
  priority         INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 9),   -- HIGH 1, NORMAL 5, LOW 9
  idempotency_key  TEXT,
  request_hash     TEXT,                                -- tells a repeated request from a different one under the same key
  text_hash        TEXT,                                -- kept only where the same text must not go to the chat again too soon
  client_ref       TEXT,
  created_by       TEXT,
  on_unknown       TEXT    NOT NULL DEFAULT 'fail' CHECK (on_unknown = 'fail' OR on_unknown = 'retry'),
  state            TEXT    NOT NULL,                    -- scheduled, waiting, ready, backoff, leased, sending, uncertain, sent, failed, cancelled, expired
  position         INTEGER,                             -- drawn from the counter on entering 'waiting'; order inside the chat; never the clock
  wake_at          INTEGER,                             -- when scheduled, backoff or uncertain must be looked at
  not_before       INTEGER,                             -- a ready message that its pace parks until then
  waiting_for      TEXT,                                -- why it is parked: chat_gap, quiet_hours, new_chats
  expires_at       INTEGER,
  attempts         INTEGER NOT NULL DEFAULT 0,          -- tries in which something may have left
  max_attempts     INTEGER NOT NULL DEFAULT 6,          -- the first try and the five delays of dispatch.camel.yaml
  crashes          INTEGER NOT NULL DEFAULT 0,          -- leases found orphaned at a start: the poison guard
  lease_owner      TEXT,
  lease_token      INTEGER NOT NULL DEFAULT 0,
  lease_until      INTEGER,
  store            TEXT,                                -- the WhatsApp Web store it left through: only that one knows of it
  held_ms          INTEGER NOT NULL DEFAULT 0,          -- how long it has been uncertain while its session could answer
  cancel_requested INTEGER NOT NULL DEFAULT 0,
  look_up_first    INTEGER NOT NULL DEFAULT 0,          -- looked up in WhatsApp Web's own store before it is sent: 1 it may have left, 2 it did not but may have left a record
  ack              INTEGER,                             -- 1 server, 2 delivered, 3 read, 4 played; only ever grows
  last_error_code  TEXT,
  last_error       TEXT,
  created_at       INTEGER NOT NULL,
  sending_at       INTEGER,
  finished_at      INTEGER,
  delivered_at     INTEGER,
  trace_parent     TEXT,                                -- the span that accepted it, as in W3C's traceparent; null where traces are off
  read_at          INTEGER,
  -- What a row must have, and must not, by its state. (One CASE: lists with IN cost more than the rest of an insert.)
  CONSTRAINT row_fits_its_state CHECK (CASE state
    WHEN 'waiting'   THEN position IS NOT NULL AND lease_owner IS NULL AND lease_until IS NULL AND not_before IS NULL AND finished_at IS NULL
    WHEN 'ready'     THEN position IS NOT NULL AND lease_owner IS NULL AND lease_until IS NULL AND (not_before IS NULL) = (waiting_for IS NULL) AND finished_at IS NULL
    WHEN 'scheduled' THEN wake_at IS NOT NULL AND lease_owner IS NULL AND lease_until IS NULL AND not_before IS NULL AND finished_at IS NULL
    WHEN 'backoff'   THEN position IS NOT NULL AND wake_at IS NOT NULL AND lease_owner IS NULL AND lease_until IS NULL AND not_before IS NULL AND finished_at IS NULL
    WHEN 'leased'    THEN position IS NOT NULL AND lease_owner IS NOT NULL AND lease_until IS NOT NULL AND not_before IS NULL AND finished_at IS NULL
    WHEN 'sending'   THEN position IS NOT NULL AND lease_owner IS NOT NULL AND lease_until IS NOT NULL AND not_before IS NULL AND finished_at IS NULL
    WHEN 'uncertain' THEN position IS NOT NULL AND wake_at IS NOT NULL AND lease_owner IS NULL AND lease_until IS NULL AND not_before IS NULL AND finished_at IS NULL
    WHEN 'sent'      THEN position IS NOT NULL AND lease_owner IS NULL AND lease_until IS NULL AND not_before IS NULL AND finished_at IS NOT NULL
    WHEN 'failed'    THEN position IS NOT NULL AND lease_owner IS NULL AND lease_until IS NULL AND not_before IS NULL AND finished_at IS NOT NULL
    WHEN 'cancelled' THEN lease_owner IS NULL AND lease_until IS NULL AND not_before IS NULL AND finished_at IS NOT NULL
    WHEN 'expired'   THEN lease_owner IS NULL AND lease_until IS NULL AND not_before IS NULL AND finished_at IS NOT NULL
    ELSE 0 END)
) STRICT;
CREATE UNIQUE INDEX message_jobs_idempotency ON message_jobs (session, idempotency_key) WHERE idempotency_key IS NOT NULL;
-- The order invariant, enforced by the database: one head per chat. (OR, not IN: of three values on SQLite builds a table for
-- IN, for each row and each index. Statements must use the same words, or one of its terms, to be answered from it.)
CREATE UNIQUE INDEX message_jobs_head ON message_jobs (session, chat_id) WHERE (state = 'ready' OR state = 'backoff' OR state = 'leased' OR state = 'sending' OR state = 'uncertain');
-- Random ids cost a page for each row, so they are indexed when a message may leave, not when it is accepted.
CREATE UNIQUE INDEX message_jobs_message ON message_jobs (message_id) WHERE sending_at IS NOT NULL;
CREATE INDEX message_jobs_ready   ON message_jobs (session, priority, position)         WHERE state = 'ready' AND not_before IS NULL;
-- Every so often the oldest head goes first, whatever its priority, so that none starves.
CREATE INDEX message_jobs_oldest  ON message_jobs (session, position)                   WHERE state = 'ready' AND not_before IS NULL;
CREATE INDEX message_jobs_parked  ON message_jobs (not_before)                          WHERE state = 'ready' AND not_before IS NOT NULL;
CREATE INDEX message_jobs_waiting ON message_jobs (session, chat_id, position)          WHERE state = 'waiting';
-- An opt-out ends a chat's scheduled messages.
CREATE INDEX message_jobs_scheduled ON message_jobs (session, chat_id)                  WHERE state = 'scheduled';
CREATE INDEX message_jobs_wake    ON message_jobs (state, wake_at, session)             WHERE (state = 'scheduled' OR state = 'backoff' OR state = 'uncertain');
CREATE INDEX message_jobs_lease   ON message_jobs (lease_until, session, lease_owner)   WHERE state IN ('leased','sending');
CREATE INDEX message_jobs_expiry  ON message_jobs (expires_at)                          WHERE expires_at IS NOT NULL AND state IN ('scheduled','waiting','ready','backoff');
-- The state comes first: each has its own retention, and what one keeps must not lie in the way of another.
CREATE INDEX message_jobs_done    ON message_jobs (state, finished_at, session)         WHERE finished_at IS NOT NULL;
-- Whose receipts a session is asked for when it becomes ready. A target without acknowledgements keeps it empty.
CREATE INDEX message_jobs_unread  ON message_jobs (session, finished_at)                WHERE state = 'sent' AND ack IS NOT NULL AND read_at IS NULL;
CREATE INDEX message_jobs_failed  ON message_jobs (session, finished_at)                WHERE state IN ('failed','expired');
CREATE INDEX message_jobs_keys    ON message_jobs (created_at)                          WHERE idempotency_key IS NOT NULL AND finished_at IS NOT NULL;
CREATE INDEX message_jobs_text    ON message_jobs (session, chat_id, text_hash, created_at) WHERE text_hash IS NOT NULL;

-- Append-only, one row per entry into 'sending'; the lease token tells them apart.
CREATE TABLE message_attempts (
  job         INTEGER NOT NULL REFERENCES message_jobs(id) ON DELETE CASCADE,
  lease_token INTEGER NOT NULL,
  worker      TEXT    NOT NULL,
  started_at  INTEGER NOT NULL,
  ended_at    INTEGER,
  outcome     TEXT CHECK (outcome IN ('sent','not_sent','unknown','found_sent','found_absent')),
  error_code  TEXT,
  error       TEXT,
  PRIMARY KEY (job, lease_token)
) STRICT, WITHOUT ROWID;

-- Per session: pause and pace survive a restart. The session '*' pauses them all, those to come included.
CREATE TABLE session_queues (
  session            TEXT PRIMARY KEY,
  paused_at          INTEGER,
  paused_reason      TEXT,                              -- 'asked', or what broke the circuit: logged_out, conflict, unknown_outcomes
  next_send_at       INTEGER NOT NULL DEFAULT 0,        -- the pace of the session as a whole
  next_send_reason   TEXT,                              -- gap, minute_limit, hour_limit, day_limit, quiet_hours
  new_chats_at       INTEGER,                           -- chats never spoken to wait until then
  new_chats_reason   TEXT,                              -- gap, day_limit, or the code that broke the circuit: nack_463, nack_475
  unknown_streak     INTEGER NOT NULL DEFAULT 0,        -- unknown outcomes since the last message that was sent
  first_sent_at      INTEGER,                           -- the warm-up of the account counts from here
  pace               TEXT                               -- JSON, what a person changed for this session; null = as configured
) STRICT, WITHOUT ROWID;

-- Chats that were ever spoken to. Written when a message was sent, or came in.
CREATE TABLE chats (
  session      TEXT    NOT NULL,
  chat_id      TEXT    NOT NULL,
  known_since  INTEGER NOT NULL,
  last_sent_at INTEGER,
  PRIMARY KEY (session, chat_id)
) STRICT, WITHOUT ROWID;

-- How much a session sent in each minute (epoch minutes) of the last day: what its limits are measured by.
CREATE TABLE pace_minutes (
  session   TEXT    NOT NULL,
  minute    INTEGER NOT NULL,
  sent      INTEGER NOT NULL,
  new_chats INTEGER NOT NULL,
  PRIMARY KEY (session, minute)
) STRICT, WITHOUT ROWID;

-- People who do not want to hear from us, in no session.
CREATE TABLE opt_outs (
  chat_id    TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  reason     TEXT
) STRICT, WITHOUT ROWID;

-- What a person changed while the application ran; null = as configured. One row.
CREATE TABLE queue_config (
  id                  INTEGER PRIMARY KEY CHECK (id = 1),
  concurrency         INTEGER,
  process_interval_ms INTEGER,
  lease_ms            INTEGER
) STRICT;
INSERT INTO queue_config (id) VALUES (1);

-- One row per start of the application.
CREATE TABLE workers (id TEXT PRIMARY KEY, host TEXT NOT NULL, pid INTEGER NOT NULL, started_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Sampled; only the sampler counts message_jobs.
CREATE TABLE queue_stats (
  session    TEXT    NOT NULL,
  state      TEXT    NOT NULL,
  row_count  INTEGER NOT NULL,
  sampled_at INTEGER NOT NULL,
  PRIMARY KEY (session, state)
) STRICT, WITHOUT ROWID;
