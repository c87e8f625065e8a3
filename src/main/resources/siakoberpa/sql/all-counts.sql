SELECT session, state, row_count, sampled_at FROM queue_stats
WHERE (:#${variable.ofSessions} IS NULL OR session IN (SELECT value FROM json_each(:#${variable.ofSessions})))
ORDER BY session, state
