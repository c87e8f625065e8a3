-- Who may call, beside users and their logins (V1): API keys; what slows guessing down; who did what.

ALTER TABLE users ADD COLUMN disabled_at INTEGER;       -- null = they may log in

CREATE TABLE api_keys (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,       -- never given twice: messages name it
  key_hash     TEXT    NOT NULL UNIQUE,                 -- SHA-256; the key itself is never stored
  prefix       TEXT    NOT NULL,                        -- its first characters, to tell keys apart
  name         TEXT    NOT NULL,
  user_id      INTEGER REFERENCES users(id) ON DELETE CASCADE,  -- whose it is; null = made at the command line
  scopes       TEXT    NOT NULL,                        -- words with a comma between them
  sessions     TEXT,                                    -- JSON list of those it is limited to; null = all
  created_at   INTEGER NOT NULL,
  created_by   TEXT    NOT NULL,
  expires_at   INTEGER,
  last_used_at INTEGER                                  -- sampled
) STRICT;
CREATE INDEX api_keys_user ON api_keys (user_id) WHERE user_id IS NOT NULL;

-- Failed logins, by account and by address. A table, so that neither a restart nor another program of the same data resets it.
CREATE TABLE login_failures (
  subject       TEXT    PRIMARY KEY,                    -- account:<hash of the e-mail> or address:<address>
  failures      INTEGER NOT NULL,
  last_at       INTEGER NOT NULL,
  blocked_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX login_failures_age ON login_failures (last_at);

CREATE TABLE audit (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  actor   TEXT,                                         -- user:7, key:3, console; null = nobody known
  action  TEXT    NOT NULL,
  target  TEXT,                                         -- user:7, key:3, message:<job id>, session:<name>
  address TEXT,                                         -- where the request came from; null = not over the network
  result  TEXT    NOT NULL,
  detail  TEXT
) STRICT;
CREATE INDEX audit_age ON audit (at);

-- What was taken over from an older program's database, for ever: its idempotency key is free again after a while.
CREATE TABLE seed_imports (
  seed_key    TEXT    PRIMARY KEY,
  imported_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
