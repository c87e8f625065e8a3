package io.github.siakoberpa.queue;

import java.time.Clock;

/** The times that the routes stamp on jobs, in epoch milliseconds. Thread-safe. */
public final class QueueTime {
  private final Clock clock;
  private final QueueConfig config;
  private final QueueSettings settings;

  /** Reads the clock each time it is asked. */
  public QueueTime(Clock clock, QueueConfig config, QueueSettings settings) {
    this.clock = clock;
    this.config = config;
    this.settings = settings;
  }

  /** The present. */
  public long now() {
    return clock.millis();
  }

  /** The present in epoch minutes. */
  public long minute() {
    return now() / 60_000;
  }

  /** When a lease taken now is over. */
  public long leaseUntil() {
    return now() + config.lease().toMillis();
  }

  /** When a message that is uncertain now is looked up. */
  public long lookUpAt() {
    return now() + settings.lookUpInterval().toMillis();
  }

  /** The milliseconds that have passed since then. */
  public long since(long then) {
    return Math.max(0, now() - then);
  }

  /** What a look-up without an answer, begun then, adds to the time that its message was held. */
  public long heldSince(long asked) {
    return since(asked) + lookUpIntervalMs();
  }

  /** The time between two look-ups. */
  public long lookUpIntervalMs() {
    return settings.lookUpInterval().toMillis();
  }
}
