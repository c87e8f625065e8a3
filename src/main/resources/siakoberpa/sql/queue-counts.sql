-- As the sampler last counted them; nothing here counts jobs.
SELECT state, row_count,
       EXISTS (SELECT 1 FROM session_queues q WHERE q.session IN (:#session, '*') AND q.paused_at IS NOT NULL) AS paused
FROM queue_stats WHERE session = :#session
