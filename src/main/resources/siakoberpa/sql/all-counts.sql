SELECT session, state, row_count, sampled_at FROM queue_stats ORDER BY session, state
