package io.github.siakoberpa.queue;

import java.time.Duration;

/**
 * What a person may set about the queue before it starts. Each value is checked here, under the key
 * it is set by.
 *
 * @param lookUpInterval between two look-ups of an uncertain message
 * @param uncertainHold how long an uncertain message holds its chat while its session could answer
 * @param maxOpen how many messages may be open in all sessions together
 * @param maxOpenPerSession how many in one session
 * @param maxOpenPerChat how many may wait for one chat
 */
public record QueueSettings(
    Duration lookUpInterval,
    Duration uncertainHold,
    int maxOpen,
    int maxOpenPerSession,
    int maxOpenPerChat) {

  public QueueSettings {
    positive("siakoberpa.dispatch.look-up-interval", lookUpInterval);
    positive("siakoberpa.dispatch.uncertain-hold", uncertainHold);
    positive("siakoberpa.queue.max-open", maxOpen);
    positive("siakoberpa.queue.max-open-per-session", maxOpenPerSession);
    positive("siakoberpa.queue.max-open-per-chat", maxOpenPerChat);
  }

  static void positive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(key + " must be longer than nothing");
    }
  }

  private static void positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be at least 1, not " + value);
    }
  }
}
