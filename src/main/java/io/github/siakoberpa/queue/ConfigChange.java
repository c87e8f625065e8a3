package io.github.siakoberpa.queue;

import org.jspecify.annotations.Nullable;

/**
 * What a person wants changed about the queue while it runs; null = as it is.
 *
 * @param concurrency chats of one session in flight at once while pace is off
 * @param processIntervalMs the fallback poll
 * @param leaseMs how long a worker may hold a message before it counts as lost
 */
public record ConfigChange(
    @Nullable Integer concurrency, @Nullable Integer processIntervalMs, @Nullable Integer leaseMs) {

  /** Whether anything is to change. */
  public boolean isEmpty() {
    return concurrency == null && processIntervalMs == null && leaseMs == null;
  }
}
