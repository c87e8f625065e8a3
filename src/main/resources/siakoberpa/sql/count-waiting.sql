-- The sampler's, on a reader; nothing else counts jobs.
SELECT session, state, count(*) AS row_count FROM message_jobs WHERE state = 'waiting' GROUP BY session, state
