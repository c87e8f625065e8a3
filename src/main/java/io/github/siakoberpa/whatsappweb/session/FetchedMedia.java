package io.github.siakoberpa.whatsappweb.session;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The file of a message.
 *
 * @param content its bytes, on the disk until the stream is closed
 * @param size how many there are
 * @param mimeType what it is said to be, or null
 * @param name the name it came with, or null
 */
public record FetchedMedia(
    InputStream content, long size, @Nullable String mimeType, @Nullable String name) {
  /** Without the name. */
  @Override
  public String toString() {
    return "FetchedMedia[" + size + " bytes]";
  }
}
