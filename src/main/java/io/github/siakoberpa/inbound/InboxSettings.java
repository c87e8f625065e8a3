package io.github.siakoberpa.inbound;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a person may set of the inbox.
 *
 * @param folder where files are put
 * @param interval between two looks at it, and at a queue that was full
 */
public record InboxSettings(Path folder, Duration interval) {
  /** How long a full queue is left alone. */
  public long intervalMs() {
    return interval.toMillis();
  }
}
