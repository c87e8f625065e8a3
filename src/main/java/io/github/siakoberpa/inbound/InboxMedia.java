package io.github.siakoberpa.inbound;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.auth.Scope;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaException;
import io.github.siakoberpa.media.MediaException.Code;
import io.github.siakoberpa.media.MediaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The files that rows name by their path in the inbox. Thread-safe. */
public final class InboxMedia {
  private static final int REMEMBERED = 256;
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Path inbox;
  private final Clock clock;
  private final Map<String, Taken> taken =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Taken> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** A file as it was when it was taken in: one picture often goes to many people. */
  private record Taken(KeptMedia kept, long size, Instant changed, Instant at) {}

  /** Those in that folder. */
  public InboxMedia(Path inbox, Clock clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  /** Whose files they become. */
  public Caller owner() {
    return new Caller(
        InboxRules.CREATED_BY, null, null, EnumSet.of(Scope.SEND), null, Long.MAX_VALUE);
  }

  /** The file as it was taken in a moment ago; null = it was not, or has changed since. */
  public synchronized @Nullable KeptMedia remembered(String path) {
    Taken known = taken.get(path);
    if (known == null || known.at().plus(FRESH).isBefore(clock.instant())) {
      return null;
    }
    try {
      BasicFileAttributes now = attributes(place(path));
      boolean same =
          now.size() == known.size() && now.lastModifiedTime().toInstant().equals(known.changed());
      return same ? known.kept() : null;
    } catch (IOException | MediaException e) {
      return null;
    }
  }

  /**
   * The file that a row names.
   *
   * @throws MediaException when there is none, or it lies outside of the inbox
   */
  public MediaSource source(String path) {
    return new MediaSource.OnDisk(place(path));
  }

  /** It is kept now. */
  public void kept(RowsToQueue rows, String path, KeptMedia kept) {
    rows.media(path, kept);
    try {
      BasicFileAttributes now = attributes(place(path));
      remember(
          path, new Taken(kept, now.size(), now.lastModifiedTime().toInstant(), clock.instant()));
    } catch (IOException | MediaException e) {
      // It is gone; the next row that names it is told so.
    }
  }

  /**
   * It is not to be taken.
   *
   * @param failure with the reason behind it
   */
  public void refused(RowsToQueue rows, String path, Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof MediaException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (!(cause instanceof MediaException why)) {
      throw new IllegalArgumentException("The failure is not about a file", failure);
    }
    rows.mediaProblem(path, new RowProblem(why.code().name(), why.getMessage(), "media"));
  }

  private synchronized void remember(String path, Taken file) {
    taken.put(path, file);
  }

  private Path place(String text) {
    try {
      Path path = Path.of(text.strip().replace('\\', '/'));
      boolean climbs = StreamSupport.stream(path.spliterator(), false).anyMatch(InboxMedia::isUp);
      if (path.isAbsolute() || climbs) {
        throw new MediaException(
            Code.MEDIA_INVALID, "It must be the path of a file in the inbox, without ..");
      }
      Path real = inbox.resolve(path).toRealPath();
      if (!real.startsWith(inbox.toRealPath()) || !Files.isRegularFile(real)) {
        throw missing();
      }
      return real;
    } catch (IOException | InvalidPathException e) {
      throw missing();
    }
  }

  private static boolean isUp(Path part) {
    return part.toString().equals("..");
  }

  private static MediaException missing() {
    return new MediaException(Code.MEDIA_NOT_FOUND, "There is no such file in the inbox.");
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class);
  }
}
