package io.github.siakoberpa.queue;

import java.util.Locale;
import java.util.Optional;

/**
 * How urgent a chat's next message is beside those of other chats; inside one chat the order of
 * acceptance rules.
 */
public enum Priority {
  /** Before everything else. */
  HIGH(1),
  /** The usual. */
  NORMAL(5),
  /** When nothing else waits. */
  LOW(9);

  private final int value;

  Priority(int value) {
    this.value = value;
  }

  /** The number kept with the job, 1 (first) to 9 (last). */
  public int value() {
    return value;
  }

  /** The priority of that name in any case, or empty when there is none. */
  public static Optional<Priority> byName(String name) {
    for (Priority priority : values()) {
      if (priority.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
        return Optional.of(priority);
      }
    }
    return Optional.empty();
  }

  /** The priority whose band holds the number, as kept with a job. */
  public static Priority of(int value) {
    if (value < NORMAL.value) {
      return HIGH;
    }
    return value < LOW.value ? NORMAL : LOW;
  }
}
