package io.github.siakoberpa.queue;

import java.time.Clock;

/**
 * Keeps a piece of work that is done again and again below a fiftieth of the time, however long it
 * takes: after a second of work, 49 seconds of rest. Confined to whoever holds it.
 */
final class CostLimit {
  private static final int REST = 49;

  private final Clock clock;
  private long begun;
  private long due;

  CostLimit(Clock clock) {
    this.clock = clock;
    this.due = Long.MIN_VALUE;
  }

  /** Whether it may begin; if so, it does. A clock that was set back makes it due. */
  boolean begin() {
    long now = clock.millis();
    if (now < due && now >= begun) {
      return false;
    }
    begun = now;
    return true;
  }

  /** It is done. */
  void end() {
    long now = clock.millis();
    due = now + REST * Math.max(0, now - begun);
  }
}
