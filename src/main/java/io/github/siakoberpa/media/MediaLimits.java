package io.github.siakoberpa.media;

import io.github.siakoberpa.media.MediaException.Code;
import java.util.List;
import java.util.Locale;

/**
 * Which files are taken in.
 *
 * @param maxSize how many bytes one may have
 * @param types such as {@code image/png}, {@code image/*} or {@code *}; in small letters
 */
public record MediaLimits(long maxSize, List<String> types) {
  /** Takes the types in any letters. */
  public MediaLimits {
    types = types.stream().map(type -> type.toLowerCase(Locale.ROOT)).toList();
  }

  void checkSize(long size) {
    if (size > maxSize) {
      throw new MediaException(
          Code.MEDIA_TOO_LARGE, "A file may have %d bytes at most.".formatted(maxSize));
    }
  }

  void checkType(String type) {
    String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    String family = plain.split("/", 2)[0] + "/*";
    if (!types.contains("*") && !types.contains(plain) && !types.contains(family)) {
      throw new MediaException(
          Code.MEDIA_TYPE_REFUSED, "Files of its type are not taken by this server.");
    }
  }
}
