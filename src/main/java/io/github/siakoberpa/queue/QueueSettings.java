package io.github.siakoberpa.queue;

import java.time.Duration;

/**
 * What a person may set about the queue. Each value is checked here, under the key it is set by.
 *
 * @param concurrency chats of one session in flight at once while pace is off, 1 to 64
 * @param lease how long a worker may hold a message before it counts as lost; longer than any send
 *     takes
 * @param lookUpInterval between two look-ups of an uncertain message
 * @param uncertainHold how long an uncertain message holds its chat while its session could answer
 */
public record QueueSettings(
    int concurrency, Duration lease, Duration lookUpInterval, Duration uncertainHold) {

  public QueueSettings {
    if (concurrency < 1 || concurrency > 64) {
      throw new IllegalArgumentException(
          "siakoberpa.dispatch.concurrency must be from 1 to 64, not " + concurrency);
    }
    positive("siakoberpa.dispatch.lease", lease);
    positive("siakoberpa.dispatch.look-up-interval", lookUpInterval);
    positive("siakoberpa.dispatch.uncertain-hold", uncertainHold);
  }

  private static void positive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(key + " must be longer than nothing");
    }
  }
}
