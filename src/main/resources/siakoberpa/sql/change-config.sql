-- What is null stays as it is.
UPDATE queue_config
SET concurrency = coalesce(:#${variable.configChange.concurrency}, concurrency),
    process_interval_ms = coalesce(:#${variable.configChange.processIntervalMs}, process_interval_ms),
    lease_ms = coalesce(:#${variable.configChange.leaseMs}, lease_ms)
WHERE id = 1
RETURNING concurrency, process_interval_ms, lease_ms
