package io.github.siakoberpa.queue;

import org.jspecify.annotations.Nullable;

/**
 * What happens to a message that did not leave.
 *
 * @param wakeAt when it is tried again, in epoch milliseconds; null = never, it has failed
 * @param attempts how many tries it has had
 */
public record RetryDecision(@Nullable Long wakeAt, int attempts) {}
