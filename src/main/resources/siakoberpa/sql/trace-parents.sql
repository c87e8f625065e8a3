-- The traces that receipts belong to; only messages have one that were accepted while traces were on.
SELECT message_id, job_id, session, trace_parent FROM message_jobs
WHERE message_id IN (:#in:${variable.tracedIds}) AND sending_at IS NOT NULL AND trace_parent IS NOT NULL
