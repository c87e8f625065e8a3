package io.github.siakoberpa.queue;

import java.time.Clock;

/**
 * Tells a fast timer when it is time to look at the queue though nothing woke the dispatcher.
 * Thread-safe.
 */
public final class FallbackPoll {
  private final Clock clock;
  private final QueueConfig config;
  private long last;

  /** The first poll is due one interval from now. */
  public FallbackPoll(Clock clock, QueueConfig config) {
    this.clock = clock;
    this.config = config;
    this.last = clock.millis();
  }

  /** Whether the interval has passed since this last was true. A clock set back makes it due. */
  public synchronized boolean isDue() {
    long now = clock.millis();
    if (now >= last && now - last < config.interval().toMillis()) {
      return false;
    }
    last = now;
    return true;
  }
}
