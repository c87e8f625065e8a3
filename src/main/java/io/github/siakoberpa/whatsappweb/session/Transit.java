package io.github.siakoberpa.whatsappweb.session;

import io.github.siakoberpa.whatsappweb.message.MediaFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files on their way through. Streams that go out become files, since a browser takes files by
 * their path and not a byte of them goes through the driver; what comes in arrives in pieces.
 * Thread-safe.
 */
final class Transit {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);

  private final Map<String, Arrival> expected = new ConcurrentHashMap<>();
  private final Path folder;
  private final long mostBytes;
  private boolean swept;

  Transit(SessionSettings settings, String session) {
    this.folder = settings.sessionsDirectory().resolve(".transit").resolve(session);
    this.mostBytes = settings.limits().mediaBytes();
  }

  /** A file that lies ready; ours is deleted when it was sent. */
  record Staged(Path path, boolean ours) implements AutoCloseable {
    @Override
    public void close() {
      if (ours) {
        try {
          Files.deleteIfExists(path);
        } catch (IOException e) {
          // The next sweep takes it.
          LOG.debug("A file that was sent cannot be deleted yet", e);
        }
      }
    }
  }

  /** A file that cannot be sent, by a stable code. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String code) {
      super(code);
    }
  }

  /**
   * Makes a file of it unless it is one; reads a stream to its end, and closes it.
   *
   * @throws Refused {@code media_too_large} or {@code media_empty}
   * @throws IOException if it cannot be read, or not be written here
   */
  Staged stage(MediaFile file) throws IOException, Refused {
    Path given = file.path();
    if (given != null) {
      check(Files.size(given));
      return new Staged(given.toAbsolutePath(), false);
    }
    sweepOnce();
    Staged staged = new Staged(folder.resolve(UUID.randomUUID().toString()), true);
    try {
      check(copy(file, staged.path()));
      return staged;
    } catch (IOException | Refused e) {
      staged.close();
      throw e;
    }
  }

  /** Makes ready for a file that comes in pieces. */
  Arrival expect() {
    Arrival arrival = new Arrival(UUID.randomUUID().toString());
    expected.put(arrival.name(), arrival);
    return arrival;
  }

  /** A piece came; one that nobody expects any more is dropped. */
  void arrived(Map<?, ?> piece) {
    Arrival arrival = piece.get("download") instanceof String name ? expected.get(name) : null;
    if (arrival != null && piece.get("data") instanceof String base64) {
      arrival.write(Base64.getDecoder().decode(base64));
    }
  }

  /** A file that comes in pieces. Thread-safe. */
  final class Arrival {
    private final String name;
    private long written;
    private boolean broken;

    private Arrival(String name) {
      this.name = name;
    }

    /** What its pieces call it. */
    String name() {
      return name;
    }

    private synchronized void write(byte[] piece) {
      written += piece.length;
      broken |= written > mostBytes;
      if (!broken) {
        try {
          sweepOnce();
          Files.write(
              folder.resolve(name), piece, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
          broken = true;
          LOG.warn("A file that comes in cannot be written to {}", folder, e);
        }
      }
    }

    /** The whole of it, deleted when it is closed; empty if it did not come whole. */
    synchronized Optional<InputStream> open(long size) {
      expected.remove(name);
      if (broken || written != size) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            size == 0
                ? InputStream.nullInputStream()
                : Files.newInputStream(folder.resolve(name), StandardOpenOption.DELETE_ON_CLOSE));
      } catch (IOException e) {
        LOG.warn("A file that came in cannot be read from {}", folder, e);
        return Optional.empty();
      }
    }

    /** Nobody wants it any more. */
    synchronized void forget() {
      expected.remove(name);
      broken = true;
      new Staged(folder.resolve(name), true).close();
    }
  }

  private long copy(MediaFile file, Path to) throws IOException {
    try (InputStream in = file.open();
        OutputStream out = Files.newOutputStream(to)) {
      byte[] buffer = new byte[1 << 16];
      long written = 0;
      for (int read = in.read(buffer); read >= 0 && written <= mostBytes; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        written += read;
      }
      return written;
    }
  }

  private void check(long bytes) throws Refused {
    if (bytes > mostBytes) {
      throw new Refused("media_too_large");
    }
    if (bytes == 0) {
      throw new Refused("media_empty");
    }
  }

  /** Files are made only while the profile is ours: what lies here at first, a kill left behind. */
  private synchronized void sweepOnce() throws IOException {
    if (!swept) {
      FileTree.delete(folder);
      Files.createDirectories(folder);
      swept = true;
    }
  }
}
