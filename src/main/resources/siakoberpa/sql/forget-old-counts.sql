DELETE FROM queue_stats WHERE sampled_at < :#now
