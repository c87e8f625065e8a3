package io.github.siakoberpa.incoming;

import java.time.Clock;
import java.time.Duration;

/** How long messages are kept that came in. Thread-safe. */
public final class IncomingRetention {
  private final Clock clock;
  private final Duration keep;

  /** From the moment that they came in. */
  public IncomingRetention(Clock clock, Duration keep) {
    this.clock = clock;
    this.keep = keep;
  }

  /** What came in before that goes, in epoch milliseconds. */
  public long before() {
    return clock.millis() - keep.toMillis();
  }
}
