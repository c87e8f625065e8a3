package io.github.siakoberpa.queue;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person may change about the queue while it runs: as configured, until {@link #apply} says
 * otherwise. Thread-safe.
 */
public final class QueueConfig {
  private final Values configured;
  private volatile Values current;

  private record Values(int concurrency, Duration interval, Duration lease) {}

  /**
   * As configured.
   *
   * @param concurrency chats of one session in flight at once while pace is off, 1 to 64
   * @param interval the fallback poll
   * @param lease how long a worker may hold a message before it counts as lost; longer than any
   *     send takes
   */
  public QueueConfig(int concurrency, Duration interval, Duration lease) {
    if (concurrency < 1 || concurrency > 64) {
      throw new IllegalArgumentException(
          "siakoberpa.dispatch.concurrency must be from 1 to 64, not " + concurrency);
    }
    QueueSettings.positive("siakoberpa.dispatch.interval", interval);
    QueueSettings.positive("siakoberpa.dispatch.lease", lease);
    this.configured = new Values(concurrency, interval, lease);
    this.current = configured;
  }

  /** Chats of one session in flight at once while pace is off. */
  public int concurrency() {
    return current.concurrency();
  }

  /** The fallback poll. */
  public Duration interval() {
    return current.interval();
  }

  /** How long a worker may hold a message before it counts as lost. */
  public Duration lease() {
    return current.lease();
  }

  /** Takes over the row of {@code queue_config}; what is null there is as configured. */
  public void apply(Map<String, @Nullable Object> row) {
    Long concurrency = number(row, "concurrency");
    Long interval = number(row, "process_interval_ms");
    Long lease = number(row, "lease_ms");
    current =
        new Values(
            concurrency == null ? configured.concurrency() : concurrency.intValue(),
            interval == null ? configured.interval() : Duration.ofMillis(interval),
            lease == null ? configured.lease() : Duration.ofMillis(lease));
  }

  private static @Nullable Long number(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : null;
  }
}
