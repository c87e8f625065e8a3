package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;

/**
 * What a session may use up.
 *
 * @param startAttempts how often in a row it may fail to come up before it is left alone; 0 = no
 *     limit
 * @param memory the bytes of memory that its browser may hold before it is replaced; 0 = no limit
 * @param memoryCheck the time between two looks at the memory, and the least that a browser lives
 */
public record Limits(int startAttempts, long memory, Duration memoryCheck) {
  /** Refuses what has no meaning. */
  public Limits {
    if (startAttempts < 0 || memory < 0) {
      throw new IllegalArgumentException("startAttempts and memoryLimit must not be negative");
    }
  }
}
