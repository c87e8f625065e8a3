package io.github.siakoberpa.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes this process the only owner of a database file, until closed or dead. SQLite's WAL by
 * itself lets two processes in, and two dispatchers on one queue would send twice. Thread-safe.
 */
final class FileLock implements AutoCloseable {
  private final FileChannel channel;

  private FileLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock or throws {@link DatabaseException} with {@code LOCKED}. */
  static FileLock take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new FileLock(channel);
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // answered below like any other owner
    }
    channel.close();
    throw DatabaseException.locked(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
