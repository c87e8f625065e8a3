SELECT session, state, count(*) AS row_count FROM message_jobs
WHERE (state = 'ready' OR state = 'backoff' OR state = 'leased' OR state = 'sending' OR state = 'uncertain') GROUP BY session, state
