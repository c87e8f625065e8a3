package io.github.siakoberpa.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The stricter lane for chats never spoken to. An account that writes to many strangers is taken
 * for a spammer, a young one above all.
 *
 * @param perDay chats in any day, once the account is warm
 * @param warmUpStart chats on the first day
 * @param growth the factor by which they grow a day
 * @param gap the least time between two of them
 * @param circuit how long the lane closes when WhatsApp refuses a message for reach or reputation
 */
public record NewChatLane(
    int perDay, int warmUpStart, double growth, Duration gap, Duration circuit) {
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  public NewChatLane {
    if (growth < 1) {
      throw new PaceValueException(PaceKey.NEW_CHATS_WARM_UP_GROWTH, "must be 1 or more.");
    }
  }

  /**
   * How many new chats any day may have that ends now.
   *
   * @param firstSentAt when the session sent its first message; null = it has not
   */
  public int allowance(@Nullable Long firstSentAt, long now) {
    double warmedUp = warmUpStart * Math.pow(growth, (double) days(firstSentAt, now));
    return (int) Math.min(perDay, Math.floor(warmedUp));
  }

  /** When the allowance grows next; far away once it is full. */
  long growsAt(@Nullable Long firstSentAt, long now) {
    if (allowance(firstSentAt, now) >= perDay || firstSentAt == null) {
      return Long.MAX_VALUE;
    }
    return firstSentAt + (days(firstSentAt, now) + 1) * DAY_MS;
  }

  private static long days(@Nullable Long firstSentAt, long now) {
    return firstSentAt == null ? 0 : Math.max(0, (now - firstSentAt) / DAY_MS);
  }
}
