package io.github.siakoberpa.inbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes files that were read, and their reports, once they are old. Thread-safe. */
public final class InboxRetention {
  private static final Logger LOG = LoggerFactory.getLogger(InboxRetention.class);

  private final InboxFolders folders;
  private final Duration kept;
  private final Clock clock;

  /**
   * In those folders.
   *
   * @param kept how long each is kept, from the day on which it came into its folder
   */
  public InboxRetention(InboxFolders folders, Duration kept, Clock clock) {
    this.folders = folders;
    this.kept = kept;
    this.clock = clock;
  }

  /** Whatever is old enough now is gone. Reports that are still being written stay. */
  public void forget() {
    Instant before = clock.instant().minus(kept);
    int gone = 0;
    for (Path file : folders.finished()) {
      try {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)
            && Files.deleteIfExists(file)) {
          gone++;
        }
      } catch (NoSuchFileException e) {
        // A person was faster.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (gone > 0) {
      LOG.info("{} old files of the inbox were deleted", gone);
    }
  }
}
