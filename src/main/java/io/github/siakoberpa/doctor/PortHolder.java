package io.github.siakoberpa.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the process that listens on a TCP port, where the system tells: on Linux, among those that
 * we may look at.
 */
final class PortHolder {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final String LISTENING = "0A";
  private static final int LOCAL = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortHolder() {}

  static Optional<ProcessHandle> of(int port) {
    Set<String> sockets =
        TABLES.stream()
            .flatMap(table -> lines(table).stream())
            .flatMap(line -> listening(line, port).stream())
            .map(inode -> "socket:[" + inode + "]")
            .collect(Collectors.toSet());
    return sockets.isEmpty()
        ? Optional.empty()
        : ProcessHandle.allProcesses().filter(process -> holds(process, sockets)).findFirst();
  }

  /** The inode of the socket that the line tells of, if it listens there. */
  static Optional<String> listening(String line, int port) {
    String[] fields = line.strip().split("\\s+", -1);
    boolean listens =
        fields.length > INODE
            && fields[STATE].equals(LISTENING)
            && fields[LOCAL].endsWith(":%04X".formatted(port));
    return listens ? Optional.of(fields[INODE]) : Optional.empty();
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      return files.anyMatch(file -> sockets.contains(target(file)));
    } catch (IOException e) {
      return false;
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static List<String> lines(Path table) {
    try {
      return Files.isReadable(table) ? Files.readAllLines(table) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
