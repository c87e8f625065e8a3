package io.github.siakoberpa.whatsappweb.inbox;

import java.time.Duration;

/**
 * How events of a session are delivered.
 *
 * @param atOnce how many at the same time, each of another chat
 * @param room how many may wait for their turn in memory
 * @param firstWait before an event that failed is tried again; doubles
 * @param longestWait the longest wait
 * @param window how far before the newest delivered event one is looked for that was missed
 */
public record DeliveryLimits(
    int atOnce, int room, Duration firstWait, Duration longestWait, Duration window) {
  /** Refuses what has no meaning, by the name of its option. */
  public DeliveryLimits {
    if (atOnce < 1 || room < atOnce) {
      throw new IllegalArgumentException("maxInFlight must be at least 1, not " + atOnce);
    }
    if (firstWait.isZero() || firstWait.isNegative() || longestWait.compareTo(firstWait) < 0) {
      throw new IllegalArgumentException(
          "redeliveryDelay must be more than 0 and at most maximumRedeliveryDelay");
    }
    if (window.isNegative()) {
      throw new IllegalArgumentException("catchUpWindow must not be negative");
    }
  }
}
