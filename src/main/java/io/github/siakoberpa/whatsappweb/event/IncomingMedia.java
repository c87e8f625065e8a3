package io.github.siakoberpa.whatsappweb.event;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The file of a message that came in. Its bytes are fetched from WhatsApp when it is opened, and
 * each time it is. Thread-safe.
 *
 * @param mimeType what it is said to be, or null
 * @param fileName the name it came with, or null
 * @param size the bytes it is said to have; 0 if that was not said
 * @param seconds how long a sound or film is said to be; 0 if that was not said
 * @param sha256 the hash that it is said to have, in hexadecimal digits, or null
 * @param gif whether a film is shown like a GIF
 * @param viewOnce whether it is meant to be seen once
 * @param source fetches it
 */
public record IncomingMedia(
    @Nullable String mimeType,
    @Nullable String fileName,
    long size,
    int seconds,
    @Nullable String sha256,
    boolean gif,
    boolean viewOnce,
    Source source) {
  /** Fetches the bytes of a file. */
  @FunctionalInterface
  public interface Source {
    /** Waits until they are there, on the disk. */
    InputStream open() throws IOException;
  }

  /**
   * Its bytes. Waits until the whole file is here, at most as long as the component's {@code
   * mediaTimeout}; who opens it closes it.
   *
   * @throws MediaNotFetchedException if WhatsApp does not have it, or not give it now
   * @throws IOException if it cannot be read
   */
  public InputStream open() throws IOException {
    return source.open();
  }

  @Override
  public String toString() {
    return "IncomingMedia[" + mimeType + ", " + size + " bytes]";
  }
}
