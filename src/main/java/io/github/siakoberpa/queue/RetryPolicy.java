package io.github.siakoberpa.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a message is tried again, and when no longer. The waits themselves stand in the dispatch
 * route. Thread-safe.
 */
public final class RetryPolicy {
  private static final double JITTER = 0.2;
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final int POISON_STARTS = 5;

  private final Clock clock;
  private final RandomGenerator random;
  private final QueueSettings settings;

  /** Waits are counted from the clock's present. */
  public RetryPolicy(Clock clock, RandomGenerator random, QueueSettings settings) {
    this.clock = clock;
    this.random = random;
    this.settings = settings;
  }

  /**
   * After a try that did not leave.
   *
   * @param delays the waits after the first, second, … try, such as {@code 5s,30s,2m}
   * @param retryable whether another try can help
   * @param job the claimed row, with max_attempts and expires_at
   * @param attempts tries so far, this one included
   */
  public RetryDecision after(
      String delays, boolean retryable, Map<String, Object> job, int attempts) {
    List<Duration> waits = Stream.of(delays.split(",")).map(RetryPolicy::duration).toList();
    if (!retryable || attempts >= number(job, "max_attempts") || attempts > waits.size()) {
      return new RetryDecision(null, attempts);
    }
    long wait = waits.get(attempts - 1).toMillis();
    long wakeAt = clock.millis() + Math.round(wait * random.nextDouble(1 - JITTER, 1 + JITTER));
    Object expiresAt = job.get("expires_at");
    if (expiresAt instanceof Number end && wakeAt >= end.longValue()) {
      return new RetryDecision(null, attempts);
    }
    return new RetryDecision(wakeAt, attempts);
  }

  /** After a try that could not even begin: again in a moment, and not counted. */
  public RetryDecision soon(int attempts) {
    return new RetryDecision(clock.millis() + SOON.toMillis(), attempts - 1);
  }

  /**
   * Whether a lease found orphaned at this start was found so at four starts before, and never got
   * to sending.
   */
  public boolean isPoison(Map<String, Object> job) {
    return number(job, "crashes") + 1 >= POISON_STARTS && number(job, "attempts") == 0;
  }

  /** Whether an uncertain message has held its chat for long enough. */
  public boolean isHeldTooLong(Map<String, Object> job) {
    return number(job, "held_ms") + settings.lookUpInterval().toMillis()
        > settings.uncertainHold().toMillis();
  }

  /** Whether the caller wants a message repeated of which nobody knows, and it has tries left. */
  public boolean isRepeatedInDoubt(Map<String, Object> job) {
    return "retry".equals(job.get("on_unknown"))
        && number(job, "attempts") < number(job, "max_attempts");
  }

  private static Duration duration(String text) {
    return Duration.parse("PT" + text.strip().toUpperCase(Locale.ROOT));
  }

  private static long number(Map<String, Object> row, String column) {
    @Nullable Object value = row.get(column);
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("The row has no number in column " + column);
  }
}
