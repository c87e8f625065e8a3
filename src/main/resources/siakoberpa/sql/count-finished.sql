SELECT session, state, count(*) AS row_count FROM message_jobs WHERE finished_at IS NOT NULL GROUP BY session, state
