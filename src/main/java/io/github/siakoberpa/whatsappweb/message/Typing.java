package io.github.siakoberpa.whatsappweb.message;

import java.time.Duration;

/**
 * Shows the chat that we type.
 *
 * @param duration for how long, at most two minutes
 */
public record Typing(Duration duration) implements Gesture {
  /** The longest time that anybody would believe. */
  public static final Duration LONGEST = Duration.ofMinutes(2);

  /** Refuses a time without sense. */
  public Typing {
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("Typing must be shown for 0 to 120000 milliseconds");
    }
  }
}
