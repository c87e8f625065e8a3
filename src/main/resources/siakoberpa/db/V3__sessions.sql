-- Sessions that people created, and what people call those of the configuration.
CREATE TABLE sessions (
  name       TEXT    PRIMARY KEY,
  label      TEXT,
  autostart  INTEGER NOT NULL CHECK (autostart IN (0, 1)),   -- whether it starts with the application
  created_at INTEGER NOT NULL,
  created_by TEXT
) STRICT, WITHOUT ROWID;
