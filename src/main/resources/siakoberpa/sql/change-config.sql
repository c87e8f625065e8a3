-- What is null stays as it is.
UPDATE queue_config
SET concurrency = coalesce(:#${variable.change.concurrency}, concurrency),
    process_interval_ms = coalesce(:#${variable.change.processIntervalMs}, process_interval_ms),
    lease_ms = coalesce(:#${variable.change.leaseMs}, lease_ms)
WHERE id = 1
RETURNING concurrency, process_interval_ms, lease_ms
