SELECT session, state, count(*) AS row_count FROM message_jobs
WHERE state IN ('ready','backoff','leased','sending','uncertain') GROUP BY session, state
