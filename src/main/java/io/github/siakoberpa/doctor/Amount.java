package io.github.siakoberpa.doctor;

import java.util.Locale;

/** Bytes as people read them. Pure. */
final class Amount {
  private Amount() {}

  static String of(long bytes) {
    if (bytes >= 1L << 30) {
      return String.format(Locale.ROOT, "%.1f GB", (double) bytes / (1L << 30));
    }
    return bytes >= 1L << 20 ? (bytes >> 20) + " MB" : ((bytes + 1023) >> 10) + " KB";
  }
}
