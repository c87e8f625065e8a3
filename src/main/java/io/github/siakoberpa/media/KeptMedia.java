package io.github.siakoberpa.media;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that is kept.
 *
 * @param hash the SHA-256 of its bytes, in hexadecimal; its id
 * @param type its media type
 * @param size in bytes
 * @param name as whoever sent it calls it; null = not at all
 */
public record KeptMedia(String hash, String type, long size, @Nullable String name) {
  /** A row of {@code media}. */
  public static KeptMedia of(Map<String, @Nullable Object> row) {
    Object name = row.get("name");
    return new KeptMedia(
        String.valueOf(row.get("hash")),
        String.valueOf(row.get("type")),
        row.get("size") instanceof Number size ? size.longValue() : 0,
        name == null ? null : name.toString());
  }

  /** Without its name. */
  @Override
  public String toString() {
    return "KeptMedia[" + hash + "]";
  }
}
