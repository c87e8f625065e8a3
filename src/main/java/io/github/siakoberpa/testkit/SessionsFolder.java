package io.github.siakoberpa.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A folder for the browser profiles of the tests. With it go browsers that still work in it, as
 * when a test failed before it had stopped its context.
 *
 * @param path the folder, absolute
 */
record SessionsFolder(Path path) {

  private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);

  static SessionsFolder make() {
    try {
      return new SessionsFolder(Files.createTempDirectory("whatsapp-sandbox-").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove() {
    List<ProcessHandle> browsers = ProcessHandle.allProcesses().filter(this::worksHere).toList();
    browsers.forEach(ProcessHandle::destroyForcibly);
    browsers.forEach(SessionsFolder::awaitEnd);
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean worksHere(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains(path.toString())).isPresent();
  }

  private static void awaitEnd(ProcessHandle process) {
    CompletableFuture<ProcessHandle> end = process.onExit();
    try {
      end.get(TIME_TO_DIE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a browser of the tests does not end", e);
    }
  }
}
