package io.github.siakoberpa.whatsappweb.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches the calls that one thread makes into Playwright, most of which know no deadline: when one
 * lasts too long, it ends the browser, which makes the call return. Thread-safe.
 */
final class CallWatch implements AutoCloseable {
  private static final long EVERY_MS = 250;

  private final Clock clock;
  private final Runnable end;
  private final Future<?> check;
  private volatile @Nullable Instant until;
  private volatile boolean overdue;

  CallWatch(Clock clock, ScheduledExecutorService scheduler, Runnable end) {
    this.clock = clock;
    this.end = end;
    this.check =
        scheduler.scheduleWithFixedDelay(this::check, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** A call begins, and may last so long. */
  void begin(Duration atMost) {
    until = clock.instant().plus(atMost);
  }

  /** The call returned. */
  void end() {
    until = null;
  }

  /** Whether a call had to be ended. */
  boolean overdue() {
    return overdue;
  }

  @Override
  public void close() {
    check.cancel(false);
  }

  private void check() {
    Instant limit = until;
    if (limit != null && clock.instant().isAfter(limit)) {
      overdue = true;
      end.run();
    }
  }
}
