package io.github.siakoberpa.whatsappweb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Command lines of processes, whole ones: those of browsers are longer than Java's view of them.
 */
public final class ProcessLines {
  private ProcessLines() {}

  static String of(ProcessHandle process) {
    Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    return Files.exists(file) ? read(file) : process.info().commandLine().orElse("");
  }

  /** The bytes that it holds in memory, its share of what it shares; 0 without a /proc. */
  static long memory(ProcessHandle process) {
    return read(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))
        .lines()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .sum();
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether it runs; a dead process that nobody has buried has no command line any more. */
  public static boolean runs(ProcessHandle process) {
    return process.isAlive() && !of(process).isEmpty();
  }
}
