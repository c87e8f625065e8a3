SELECT session, state, count(*) AS row_count FROM message_jobs
WHERE state = 'scheduled' GROUP BY session, state
