INSERT INTO queue_stats (session, state, row_count, sampled_at) VALUES (:#session, :#state, :#row_count, :#now)
ON CONFLICT (session, state) DO UPDATE SET row_count = excluded.row_count, sampled_at = excluded.sampled_at
