package io.github.siakoberpa.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for the browser profiles of the tests. With it go browsers that still work in it, as
 * when a test failed before it had stopped its context.
 *
 * @param path the folder, absolute
 */
record SessionsFolder(Path path) {

  private static final Logger LOG = LoggerFactory.getLogger(SessionsFolder.class);
  private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);
  private static final int MOST_TRIES = 1000;

  static SessionsFolder make() {
    try {
      return new SessionsFolder(Files.createTempDirectory("whatsapp-sandbox-").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove() {
    for (int tries = 1; !isRemoved(tries == MOST_TRIES); tries++) {
      LOG.debug("A session opens its browser anew in {}; once more", path);
    }
  }

  /** A session whose context still runs opens a browser again, in the midst of this. */
  private boolean isRemoved(boolean last) {
    List<ProcessHandle> browsers = ProcessHandle.allProcesses().filter(this::worksHere).toList();
    browsers.forEach(ProcessHandle::destroyForcibly);
    browsers.forEach(SessionsFolder::awaitEnd);
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (IOException e) {
      return isGone(e, last);
    } catch (UncheckedIOException e) {
      return isGone(e.getCause(), last);
    }
  }

  /** Whether it is, after all; a failure that does not pass is thrown. */
  private boolean isGone(IOException failure, boolean last) {
    if (Files.notExists(path)) {
      return true;
    }
    boolean comesAndGoes =
        failure instanceof NoSuchFileException || failure instanceof DirectoryNotEmptyException;
    if (last || !comesAndGoes) {
      throw new UncheckedIOException(failure);
    }
    return false;
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
