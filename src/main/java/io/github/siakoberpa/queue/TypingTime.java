package io.github.siakoberpa.queue;

import java.time.Duration;

/** How long the other side sees "typing…" before a text arrives. */
public record TypingTime(Duration perCharacter, Duration min, Duration max) {
  public TypingTime {
    if (min.compareTo(max) > 0) {
      throw new PaceValueException(
          PaceKey.TYPING_MIN, "must not be longer than " + PaceKey.TYPING_MAX.field() + ".");
    }
    if (max.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new PaceValueException(PaceKey.TYPING_MAX, "must not be longer than a minute.");
    }
  }

  /** The milliseconds for a text of that length. */
  public long millis(int characters) {
    long wanted = perCharacter.toMillis() * characters;
    return Math.max(min.toMillis(), Math.min(max.toMillis(), wanted));
  }
}
