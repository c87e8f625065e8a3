package io.github.siakoberpa.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * So many requests of one caller in a minute: a bucket each, full at first, that fills by itself.
 * It is kept as the one moment at which it will be full again, so that a full one need not be kept.
 * Thread-safe; never blocks for long.
 */
final class RateLimit {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_CALLERS = 20_000;

  /** Who comes when there are too many shares a bucket, so that memory has an end. */
  private static final String OTHERS = "";

  private final long interval;
  private final LongSupplier nanoTime;
  private final ConcurrentHashMap<String, Long> fullAgain = new ConcurrentHashMap<>();
  private final AtomicLong tidied;

  /**
   * A limit.
   *
   * @param perMinute 0 = none
   */
  RateLimit(int perMinute, LongSupplier nanoTime) {
    this.interval = perMinute == 0 ? 0 : MINUTE / perMinute;
    this.nanoTime = nanoTime;
    this.tidied = new AtomicLong(nanoTime.getAsLong());
  }

  /** Whether there is a limit at all. */
  boolean isOn() {
    return interval > 0;
  }

  /** Counts a request of the caller; 0 = it may pass, else in how many seconds the next one may. */
  int take(String caller) {
    if (!isOn()) {
      return 0;
    }
    long now = nanoTime.getAsLong();
    String key = fullAgain.size() < MOST_CALLERS || fullAgain.containsKey(caller) ? caller : OTHERS;
    long[] wait = new long[1];
    fullAgain.compute(
        key,
        (name, known) -> {
          long from = known == null || known - now < 0 ? now : known;
          wait[0] = Math.max(0, from + interval - now - MINUTE);
          return wait[0] == 0 ? Long.valueOf(from + interval) : known;
        });
    tidy(now);
    return (int) Math.min(60, (wait[0] + SECOND - 1) / SECOND);
  }

  private void tidy(long now) {
    long last = tidied.get();
    if (now - last > SECOND
        && fullAgain.size() > MOST_CALLERS / 2
        && tidied.compareAndSet(last, now)) {
      fullAgain.values().removeIf(full -> full - now <= 0);
    }
  }
}
