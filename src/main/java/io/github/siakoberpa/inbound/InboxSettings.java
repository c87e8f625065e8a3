package io.github.siakoberpa.inbound;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a person may set of the inbox.
 *
 * @param on whether files are taken in at all
 * @param folder where files are put
 * @param interval between two looks at it, and at a queue that was full
 * @param kept how long files that were read are kept, and their reports
 */
public record InboxSettings(boolean on, Path folder, Duration interval, Duration kept) {
  /** How long a full queue is left alone. */
  public long intervalMs() {
    return interval.toMillis();
  }
}
