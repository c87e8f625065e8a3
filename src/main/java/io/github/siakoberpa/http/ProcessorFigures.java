package io.github.siakoberpa.http;

/**
 * What the older API tells about its processor, as it is set at the moment.
 *
 * @param maxConcurrent messages of one session in flight at once
 * @param processIntervalMs the fallback poll
 * @param stalledTimeoutMs after which a send counts as lost
 */
public record ProcessorFigures(int maxConcurrent, long processIntervalMs, long stalledTimeoutMs) {}
