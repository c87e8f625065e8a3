package io.github.siakoberpa.whatsappweb.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is done with processes of the operating system. */
final class OsProcess {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final Pattern SHARE = Pattern.compile("Pss:\\s+(\\d+) kB");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private OsProcess() {}

  /** A process's command line, or an empty text where the system does not tell. */
  static String commandLine(ProcessHandle process) {
    // ProcessHandle drops arguments beyond one memory page, and a browser's are longer than that.
    String line = procFile(process, "cmdline").replace('\0', ' ');
    return line.isEmpty() ? process.info().commandLine().orElse("") : line;
  }

  /** Ends processes with their descendants: asks first, then forces; returns when they are gone. */
  static void end(List<ProcessHandle> roots, Duration patience) {
    List<ProcessHandle> all = roots.stream().flatMap(OsProcess::tree).toList();
    all.forEach(ProcessHandle::destroy);
    if (!gone(all, patience)) {
      all.forEach(ProcessHandle::destroyForcibly);
      gone(all, patience);
    }
  }

  /** Waits for processes to end; false if some still run when the time is over. */
  static boolean gone(List<ProcessHandle> processes, Duration patience) {
    Alarm pause = new Alarm();
    Duration waited = Duration.ZERO;
    while (processes.stream().anyMatch(OsProcess::runs)) {
      if (waited.compareTo(patience) >= 0) {
        return false;
      }
      pause.sleep(PAUSE);
      waited = waited.plus(PAUSE);
    }
    return true;
  }

  /** Whether it runs; the dead whom a container's first process never buries do not. */
  static boolean runs(ProcessHandle process) {
    return process.isAlive() && !state(process).equals("Z");
  }

  /**
   * The resident bytes of a process with its share of what it has in common with others (on kernels
   * before 4.14, and where it is not ours to read, all of that), or 0 where the system does not
   * tell.
   */
  static long memory(ProcessHandle process) {
    long share = kilobytes(SHARE, procFile(process, "smaps_rollup"));
    return (share > 0 ? share : kilobytes(RESIDENT, procFile(process, "status"))) << 10;
  }

  private static long kilobytes(Pattern line, String text) {
    Matcher found = line.matcher(text);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  private static Stream<ProcessHandle> tree(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants());
  }

  private static String state(ProcessHandle process) {
    String stat = procFile(process, "stat");
    int name = stat.lastIndexOf(')');
    return name < 0 || name + 3 > stat.length() ? "" : stat.substring(name + 2, name + 3);
  }

  private static String procFile(ProcessHandle process, String name) {
    Path file = Path.of("/proc", Long.toString(process.pid()), name);
    try {
      return Files.isReadable(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
