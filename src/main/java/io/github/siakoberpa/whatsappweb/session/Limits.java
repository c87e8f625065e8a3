package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;

/**
 * What a session may use up.
 *
 * @param startAttempts how often in a row it may fail to come up before it is left alone; 0 = no
 *     limit
 * @param memory the bytes of memory that its browser may hold before it is replaced; 0 = no limit
 * @param memoryCheck the time between two looks at the memory, and the least that a browser lives
 * @param mediaBytes the most bytes that a file may have which is sent or fetched
 * @param mediaTime how long it may take until it has arrived; at least as long as any send
 */
public record Limits(
    int startAttempts, long memory, Duration memoryCheck, long mediaBytes, Duration mediaTime) {
  /** Refuses what has no meaning. */
  public Limits {
    if (mediaBytes <= 0 || mediaTime.isNegative() || mediaTime.isZero()) {
      throw new IllegalArgumentException("mediaMaxSize and mediaTimeout must be more than 0");
    }
    if (startAttempts < 0 || memory < 0) {
      throw new IllegalArgumentException("startAttempts and memoryLimit must not be negative");
    }
  }
}
