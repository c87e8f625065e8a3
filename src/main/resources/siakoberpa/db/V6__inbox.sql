-- Files of messages that were put into the inbox, one row each.
CREATE TABLE inbox_files (
  id             INTEGER PRIMARY KEY,
  work_name      TEXT    NOT NULL UNIQUE,               -- what it is called in inbox/work: drawn when it was taken in, so that a name may come again
  name           TEXT    NOT NULL,                      -- as somebody put it there
  report         TEXT    NOT NULL UNIQUE,               -- what its reports are called
  state          TEXT    NOT NULL CHECK (state IN ('reading','sending','reported','ended')),
  total          INTEGER,                               -- rows that it has
  row_count      INTEGER NOT NULL DEFAULT 0,            -- rows that are done with: queued or rejected
  queued         INTEGER NOT NULL DEFAULT 0,
  rejected       INTEGER NOT NULL DEFAULT 0,
  rejected_bytes INTEGER NOT NULL DEFAULT 0,            -- how long the report of these is; what is behind that a crash left there
  settled        INTEGER NOT NULL DEFAULT 0,            -- the messages of all rows up to this one have ended
  waiting_for    TEXT,                                  -- why it is not read on: QUEUE_FULL, SESSION_QUEUE_FULL, CHAT_QUEUE_FULL, DISK_FULL
  error_code     TEXT,                                  -- why it was not read to its end
  error          TEXT,
  taken_at       INTEGER NOT NULL,
  read_at        INTEGER,
  ended_at       INTEGER
) STRICT;
CREATE INDEX inbox_files_open ON inbox_files (id) WHERE state IN ('sending','reported');

-- Which message a row became, until its file's results are written.
CREATE TABLE inbox_rows (
  file   INTEGER NOT NULL,
  row    INTEGER NOT NULL,
  job_id TEXT    NOT NULL,
  PRIMARY KEY (file, row)
) STRICT, WITHOUT ROWID;
