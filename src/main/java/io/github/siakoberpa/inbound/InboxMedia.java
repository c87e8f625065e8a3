package io.github.siakoberpa.inbound;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.auth.Scope;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaException;
import io.github.siakoberpa.media.MediaException.Code;
import io.github.siakoberpa.media.MediaSource;
import io.github.siakoberpa.media.MediaStore;
import io.github.siakoberpa.outbound.OutboundException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
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
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The files that rows name: by their path in the inbox, by an address, or by the id of an upload.
 * Thread-safe.
 */
public final class InboxMedia {
  private static final int REMEMBERED = 256;
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Pattern ADDRESS = Pattern.compile("\\s*https?://", Pattern.CASE_INSENSITIVE);

  private final Path inbox;
  private final Clock clock;
  private final Map<String, Taken> taken =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Taken> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * A file as it was when it was taken in: one picture often goes to many people.
   *
   * @param version by which it is seen whether it has changed since
   */
  private record Taken(KeptMedia kept, String version, Instant at) {}

  /** Those in that folder. */
  public InboxMedia(Path inbox, Clock clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  /**
   * Whose files they become. Whoever can write to the folder may send every upload whose id they
   * know, which is a digest of the file itself.
   */
  public Caller owner() {
    return new Caller(
        InboxRules.CREATED_BY,
        null,
        null,
        EnumSet.of(Scope.SEND, Scope.READ),
        null,
        Long.MAX_VALUE);
  }

  /** The file as it was taken in a moment ago; null = it was not, or has changed since. */
  public synchronized @Nullable KeptMedia remembered(String name) {
    Taken known = taken.get(name);
    if (known == null || known.at().plus(FRESH).isBefore(clock.instant())) {
      return null;
    }
    return known.version().equals(version(name)) ? known.kept() : null;
  }

  /**
   * The file that a row names.
   *
   * @throws MediaException when there is none, or it lies outside of the inbox
   * @throws OutboundException when it is no address
   */
  public MediaSource source(String name) {
    if (isAddress(name)) {
      return new MediaSource.Url(address(name), null);
    }
    return MediaStore.isHash(name)
        ? new MediaSource.Kept(name)
        : new MediaSource.OnDisk(place(name));
  }

  /** It is kept now. */
  public void kept(RowsToQueue rows, String name, KeptMedia kept) {
    rows.media(name, kept);
    String version = version(name);
    if (version != null) {
      remember(name, new Taken(kept, version, clock.instant()));
    }
  }

  /** Whether it is an address, and no path. */
  static boolean isAddress(String name) {
    return ADDRESS.matcher(name).lookingAt();
  }

  /**
   * It is not to be taken.
   *
   * @param failure with the reason behind it
   */
  public void refused(RowsToQueue rows, String name, Throwable failure) {
    rows.mediaProblem(name, RowProblem.ofFile(failure));
  }

  private synchronized void remember(String name, Taken file) {
    taken.put(name, file);
  }

  /** Null = it is not to be remembered: it is gone, or need not be taken in. */
  private @Nullable String version(String name) {
    if (isAddress(name)) {
      return "";
    }
    if (MediaStore.isHash(name)) {
      return null;
    }
    try {
      BasicFileAttributes now = Files.readAttributes(place(name), BasicFileAttributes.class);
      return now.size() + " " + now.lastModifiedTime();
    } catch (IOException | MediaException e) {
      return null;
    }
  }

  private static URI address(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new OutboundException(
          OutboundException.Code.URL_INVALID, "It must begin with http:// or https://.");
    }
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
}
