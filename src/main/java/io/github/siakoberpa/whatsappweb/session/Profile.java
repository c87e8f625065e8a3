package io.github.siakoberpa.whatsappweb.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session's folder, held under a lock of our own while a browser uses it. Who holds the lock
 * knows that any browser found on the folder is left over from a process that is gone, and ends it.
 * The lock's file lists the processes started under it. Confined to the session's thread.
 */
final class Profile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);
  private static final Pattern SINGLETON = Pattern.compile(".*-(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration PAUSE_AT_MOST = Duration.ofSeconds(1);
  private static final int TRIES = 10;

  /** Deletes a folder with everything in it. */
  @FunctionalInterface
  interface Deletion {
    /** Fails if something in there is in use. */
    void delete(Path folder) throws IOException;
  }

  /** By their files: to close a second channel on a file gives up the lock of the first (POSIX). */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path lockFile;
  private final FileChannel channel;
  private Optional<Path> socketFolder = Optional.empty();

  private Profile(Path folder, Path lockFile, FileChannel channel) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.channel = channel;
  }

  /**
   * Takes the lock, and clears away what a killed process left behind.
   *
   * @throws SessionStartException {@code profile_in_use} if another process or component holds it
   */
  static Profile lock(SessionSettings settings, String session) {
    try {
      Path folder = settings.sessionsDirectory().resolve(".locks");
      Files.createDirectories(folder);
      Path file = folder.toRealPath().resolve(session + ".lock");
      if (!HELD.add(file)) {
        throw new SessionStartException("profile_in_use", null);
      }
      return lock(settings.profile(session), file);
    } catch (IOException e) {
      throw new SessionStartException("profile_unusable", e);
    }
  }

  private static Profile lock(Path folder, Path file) throws IOException {
    FileChannel channel = null;
    boolean held = false;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new SessionStartException("profile_in_use", null);
      }
      Profile profile = new Profile(folder, file, channel);
      profile.clearLeftovers();
      held = true;
      return profile;
    } catch (OverlappingFileLockException e) {
      throw new SessionStartException("profile_in_use", e);
    } finally {
      if (!held) {
        release(file, channel);
      }
    }
  }

  private static void release(Path file, @Nullable FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      HELD.remove(file);
    }
  }

  /** The browser's user data directory. */
  Path folder() {
    return folder;
  }

  /** Whether a browser ever used it. */
  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** Where the browser leaves reports of crashes, until the next start. */
  Path crashReports() {
    return folder.resolve("Crash Reports");
  }

  /** Writes down which processes use the profile, for a run that comes after a kill. */
  void record(List<ProcessHandle> processes) {
    StringBuilder lines = new StringBuilder();
    processes.forEach(process -> lines.append(ProcessRecord.of(process).line()).append('\n'));
    try {
      socketFolder = SocketFolder.of(folder);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII)), 0);
    } catch (IOException e) {
      throw new SessionStartException("profile_unusable", e);
    }
  }

  /** Deletes the profile; a browser that has just ended may hold files for a moment longer. */
  void wipe() {
    wipe(FileTree::delete);
  }

  void wipe(Deletion deletion) {
    Backoff backoff = new Backoff(PAUSE, PAUSE_AT_MOST);
    IOException last = null;
    while (backoff.tries() < TRIES) {
      try {
        deletion.delete(folder);
        return;
      } catch (IOException e) {
        last = e;
        new Alarm().sleep(backoff.next());
      }
    }
    throw new SessionStartException("profile_not_removable", last);
  }

  /** Gives the lock back, when the browser is gone. */
  @Override
  public void close() {
    try {
      try {
        deleteSocketFolder();
      } finally {
        release(lockFile, channel);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void clearLeftovers() throws IOException {
    List<ProcessHandle> leftovers = new ArrayList<>(recorded());
    Path singleton = folder.resolve("SingletonLock");
    if (Files.isSymbolicLink(singleton)) {
      owner(Files.readSymbolicLink(singleton).toString()).ifPresent(leftovers::add);
    }
    if (!leftovers.isEmpty()) {
      LOG.info("Ending {} processes that a killed run left on {}", leftovers.size(), folder);
      OsProcess.end(leftovers, PATIENCE);
      if (leftovers.stream().anyMatch(OsProcess::runs)) {
        throw new SessionStartException("profile_in_use", null);
      }
    }
    record(List.of());
    deleteSocketFolder();
    deleteSingletons();
    FileTree.delete(crashReports());
  }

  private void deleteSocketFolder() throws IOException {
    if (socketFolder.isPresent()) {
      FileTree.delete(socketFolder.get());
    }
  }

  private List<ProcessHandle> recorded() throws IOException {
    ByteBuffer content = ByteBuffer.allocate((int) channel.size());
    channel.read(content, 0);
    return new String(content.array(), StandardCharsets.US_ASCII)
        .lines()
        .map(ProcessRecord::parse)
        .flatMap(process -> process.alive().stream())
        .toList();
  }

  /** The browser that the profile's own lock names, if it is one and runs on this very folder. */
  private Optional<ProcessHandle> owner(String target) {
    Matcher parts = SINGLETON.matcher(target);
    return parts.matches()
        ? ProcessHandle.of(Long.parseLong(parts.group(1))).filter(this::runsHere)
        : Optional.empty();
  }

  private boolean runsHere(ProcessHandle process) {
    return (OsProcess.commandLine(process) + " ").contains("--user-data-dir=" + folder + " ");
  }

  /** Under our lock and with no browser left, Chromium's own locks are stale whoever made them. */
  private void deleteSingletons() throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stale = Files.newDirectoryStream(folder, "Singleton*")) {
        for (Path file : stale) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
