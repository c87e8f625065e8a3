package io.github.siakoberpa.http;

import java.time.Duration;

/**
 * What one connection may cost.
 *
 * @param connections how many may be open at once; further ones are closed
 * @param header how long the first request of a connection may take to arrive, without its body
 * @param body how long a body may take to arrive; longer only for one that keeps coming quickly
 * @param idle how long a connection is kept for a further request
 */
public record HttpLimits(int connections, Duration header, Duration body, Duration idle) {}
