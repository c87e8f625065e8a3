SELECT session, state, count(*) AS row_count FROM message_jobs
WHERE state IN ('scheduled','backoff','uncertain') AND state = 'scheduled' GROUP BY session, state
