package io.github.siakoberpa.whatsappweb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Command lines of processes, whole ones: those of browsers are longer than Java's view of them.
 */
final class ProcessLines {
  private ProcessLines() {}

  static String of(ProcessHandle process) {
    try {
      Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.exists(file)
          ? Files.readString(file, StandardCharsets.ISO_8859_1)
          : process.info().commandLine().orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether it runs; a dead process that nobody has buried has no command line any more. */
  static boolean runs(ProcessHandle process) {
    return process.isAlive() && !of(process).isEmpty();
  }
}
