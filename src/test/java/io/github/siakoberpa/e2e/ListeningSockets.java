package io.github.siakoberpa.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP sockets on which processes wait for others, as Linux lists them under {@code /proc}. */
final class ListeningSockets {
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTEN = "0A";

  private ListeningSockets() {}

  /** Whether this system can tell. */
  static boolean known() {
    return Files.isReadable(Path.of("/proc/self/net/tcp"));
  }

  /** Those of any of the processes, each as {@code socket:[inode]}. */
  static Set<String> of(List<ProcessHandle> processes) throws IOException {
    Set<String> listening = new HashSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      Files.readAllLines(Path.of("/proc/self/net", table)).stream()
          .skip(1)
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields[STATE].equals(LISTEN))
          .forEach(fields -> listening.add("socket:[" + fields[INODE] + "]"));
    }
    Set<String> open = new HashSet<>();
    for (ProcessHandle process : processes) {
      open.addAll(openFiles(process));
    }
    open.retainAll(listening);
    return open;
  }

  private static List<String> openFiles(ProcessHandle process) throws IOException {
    Path folder = Path.of("/proc", Long.toString(process.pid()), "fd");
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(ListeningSockets::target).toList();
    } catch (NoSuchFileException e) {
      // It has ended.
      return List.of();
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (NoSuchFileException e) {
      // Closed in the meantime.
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
