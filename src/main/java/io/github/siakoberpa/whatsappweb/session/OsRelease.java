package io.github.siakoberpa.whatsappweb.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads which Linux this is. */
final class OsRelease {
  private static final String KEY = "ID=";

  private OsRelease() {}

  /**
   * The distribution's ID, such as {@code debian}, or an empty text where the file is not there.
   */
  static String distribution(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(KEY))
          .map(line -> line.substring(KEY.length()).replace("\"", "").strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
