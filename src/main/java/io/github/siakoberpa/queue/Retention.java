package io.github.siakoberpa.queue;

import java.time.Clock;
import java.time.Duration;

/**
 * How long things are kept, as the moment before which they are not. Thread-safe; everything in
 * epoch milliseconds unless it says otherwise.
 */
public final class Retention {
  private static final Duration PACE = Duration.ofDays(1);
  private static final Duration LOGIN_FAILURES = Duration.ofDays(1);
  private static final Duration WORKERS = Duration.ofDays(30);

  private final Clock clock;
  private final Duration sent;
  private final Duration failed;
  private final Duration keys;
  private final Duration audit;

  /**
   * What a person may set.
   *
   * @param sent how long messages are kept that were sent
   * @param failed and those that failed, were cancelled or came too late
   * @param keys how long a repeated request gives the job of the first one, from its acceptance on
   * @param audit how long it is known who did what
   */
  public Retention(Clock clock, Duration sent, Duration failed, Duration keys, Duration audit) {
    this.clock = clock;
    this.sent = sent;
    this.failed = failed;
    this.keys = keys;
    this.audit = audit;
  }

  /** For messages that were sent, by their end. */
  public long sentBefore() {
    return ago(sent);
  }

  /** For messages that ended unsent, by their end. */
  public long failedBefore() {
    return ago(failed);
  }

  /** For idempotency keys, by their acceptance. */
  public long keysBefore() {
    return ago(keys);
  }

  /** For the audit log. */
  public long auditBefore() {
    return ago(audit);
  }

  /** For counts of failed logins, by the last failure. */
  public long loginFailuresBefore() {
    return ago(LOGIN_FAILURES);
  }

  /** For the minutes by which the pace is measured; an epoch minute. */
  public long minutesBefore() {
    return Duration.ofMillis(ago(PACE)).toMinutes();
  }

  /** For the names of earlier starts of the application. */
  public long workersBefore() {
    return ago(WORKERS);
  }

  private long ago(Duration time) {
    return clock.millis() - time.toMillis();
  }
}
