-- Messages that came from a message broker: where their outcome goes. A row goes with its message.
CREATE TABLE broker_messages (
  job_id      TEXT PRIMARY KEY REFERENCES message_jobs(job_id) ON DELETE CASCADE,
  broker      TEXT NOT NULL CHECK (broker = 'jms' OR broker = 'kafka'),
  correlation TEXT,                                     -- given back with the outcome
  reply_to    TEXT                                      -- a destination that the message asked for; null = the one that is set
) STRICT, WITHOUT ROWID;
