-- Several messages of brokers may be one message of ours (the same idempotency key): each gets its own outcome.
ALTER TABLE broker_messages RENAME TO broker_messages_before;
CREATE TABLE broker_messages (
  id          INTEGER PRIMARY KEY,
  job_id      TEXT    NOT NULL REFERENCES message_jobs(job_id) ON DELETE CASCADE,
  broker      TEXT    NOT NULL CHECK (broker = 'jms' OR broker = 'kafka'),
  correlation TEXT,                                     -- given back with the outcome
  reply_to    TEXT,                                     -- a destination that the message asked for; null = the one that is set
  late        INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)) -- its message was queued before: what became of it already is to be told too
) STRICT;
INSERT INTO broker_messages (job_id, broker, correlation, reply_to) SELECT job_id, broker, correlation, reply_to FROM broker_messages_before;
DROP TABLE broker_messages_before;
-- What a broker gives again is there already.
CREATE UNIQUE INDEX broker_messages_once ON broker_messages (job_id, broker, coalesce(correlation, ''), coalesce(reply_to, ''));
CREATE INDEX broker_messages_late ON broker_messages (broker) WHERE late = 1;
