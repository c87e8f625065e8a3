package io.github.siakoberpa.media;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that has come in and is on the disk, but not kept yet.
 *
 * @param temporary where it lies
 * @param hash the SHA-256 of its bytes, in hexadecimal
 * @param size in bytes
 * @param type its media type
 * @param name as whoever sent it calls it; null = not at all
 */
public record Received(Path temporary, String hash, long size, String type, @Nullable String name) {
  /** As it will be kept. */
  public KeptMedia kept() {
    return new KeptMedia(hash, type, size, name);
  }

  /** Without its name. */
  @Override
  public String toString() {
    return "Received[" + size + "]";
  }
}
