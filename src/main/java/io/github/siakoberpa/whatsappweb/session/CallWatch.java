package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches the calls that one thread makes into Playwright, most of which know no deadline: when one
 * lasts too long, it ends the browser, which makes the call return. It counts its own looks, so
 * that no step of the clock makes a call late. Thread-safe.
 */
final class CallWatch implements AutoCloseable {
  private static final long EVERY_MS = 250;
  private static final long NO_CALL = -1;

  private final Runnable end;
  private final Future<?> check;
  private final AtomicLong looksLeft = new AtomicLong(NO_CALL);
  private volatile boolean overdue;

  CallWatch(ScheduledExecutorService scheduler, Runnable end) {
    this.end = end;
    this.check =
        scheduler.scheduleWithFixedDelay(this::check, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** A call begins, and may last so long. */
  void begin(Duration atMost) {
    looksLeft.set(1 + atMost.toMillis() / EVERY_MS);
  }

  /** The call returned. */
  void end() {
    looksLeft.set(NO_CALL);
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
    if (looksLeft.updateAndGet(left -> left > 0 ? left - 1 : left) == 0) {
      overdue = true;
      end.run();
    }
  }
}
