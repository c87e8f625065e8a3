package io.github.siakoberpa.events;

import java.time.Clock;
import java.time.Duration;

/** How long events are kept, as the moment before which they are not. Thread-safe. */
public final class EventRetention {
  private final Clock clock;
  private final Duration taken;
  private final Duration untaken;

  /**
   * What a person may set.
   *
   * @param taken how long events are kept that every reader has
   * @param untaken and those that one of them does not take
   */
  public EventRetention(Clock clock, Duration taken, Duration untaken) {
    this.clock = clock;
    this.taken = taken;
    this.untaken = untaken;
  }

  /** For events that every reader has, in epoch milliseconds. */
  public long takenBefore() {
    return clock.millis() - taken.toMillis();
  }

  /** For all others. */
  public long untakenBefore() {
    return clock.millis() - untaken.toMillis();
  }
}
