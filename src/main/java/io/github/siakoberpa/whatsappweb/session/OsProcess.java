package io.github.siakoberpa.whatsappweb.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What is done with processes of the operating system. */
final class OsProcess {
  private OsProcess() {}

  /** A process's command line, or an empty text where the system does not tell. */
  static String commandLine(ProcessHandle process) {
    // ProcessHandle drops arguments beyond one memory page, and a browser's are longer than that.
    Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      if (Files.isReadable(file)) {
        return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
      }
    } catch (IOException e) {
      return "";
    }
    return process.info().commandLine().orElse("");
  }

  /**
   * Ends processes and all their descendants: asks first, then forces; returns when they are gone.
   */
  static void end(List<ProcessHandle> roots, Duration patience) {
    List<ProcessHandle> all =
        roots.stream().flatMap(root -> Stream.concat(Stream.of(root), root.descendants())).toList();
    all.forEach(ProcessHandle::destroy);
    if (!gone(all, patience)) {
      all.forEach(ProcessHandle::destroyForcibly);
      gone(all, patience);
    }
  }

  /** Whether all of them ended in time. */
  static boolean gone(List<ProcessHandle> processes, Duration patience) {
    CompletableFuture<?>[] exits =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
