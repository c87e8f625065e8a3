SELECT concurrency, process_interval_ms, lease_ms FROM queue_config WHERE id = 1
