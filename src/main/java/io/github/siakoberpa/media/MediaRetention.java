package io.github.siakoberpa.media;

import java.time.Clock;
import java.time.Duration;

/** How long a file is kept that no message needs. Thread-safe. */
public final class MediaRetention {
  private final Clock clock;
  private final Duration unused;

  /** Counted from its last use. */
  public MediaRetention(Clock clock, Duration unused) {
    this.clock = clock;
    this.unused = unused;
  }

  /** Files that were last used before that, in epoch milliseconds, may go. */
  public long unusedBefore() {
    return clock.millis() - unused.toMillis();
  }
}
