package io.github.siakoberpa.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows how much room there is, and says when there is too little for new messages: what is queued
 * can still be sent and finished then. Thread-safe.
 */
public final class StorageWatch {
  private static final Logger LOG = LoggerFactory.getLogger(StorageWatch.class);

  private final Database database;
  private final long least;
  private final LongSupplier freeDisk;
  private volatile StorageFigures figures;
  private volatile boolean full;

  /**
   * Watches the disk of the database.
   *
   * @param least how many bytes must be free; once there were fewer, a fifth more
   */
  public StorageWatch(Database database, long least) {
    this(database, least, () -> usable(database.file()));
  }

  StorageWatch(Database database, long least, LongSupplier freeDisk) {
    this.database = database;
    this.least = least;
    this.freeDisk = freeDisk;
    this.figures = read();
  }

  /** The figures as last measured. */
  public StorageFigures figures() {
    return figures;
  }

  /** Whether nothing new may be written, as last measured. */
  public boolean refusesWork() {
    return full || fault().isPresent();
  }

  /** What is wrong with the database; empty as long as nothing is known to be. */
  public Optional<String> fault() {
    return database.fault();
  }

  /** Measures anew. Whether nothing new may be written. */
  public boolean measure() {
    StorageFigures now = read();
    figures = now;
    crossed(now.freeDiskBytes());
    return refusesWork();
  }

  private synchronized void crossed(long free) {
    if (!full && free < least) {
      full = true;
      LOG.error(
          "{} MB are left on the disk of {}: new messages are refused until there are {} MB",
          megabytes(free),
          database.file(),
          megabytes(enough()));
    } else if (full && free >= enough()) {
      full = false;
      LOG.info("There is room on the disk of {} again", database.file());
    }
  }

  private long enough() {
    return least + least / 5;
  }

  private StorageFigures read() {
    try (Connection connection = database.reader().getConnection();
        Statement statement = connection.createStatement()) {
      return new StorageFigures(
          size(database.file()),
          size(database.wal()),
          number(statement, "PRAGMA page_count"),
          number(statement, "PRAGMA freelist_count"),
          freeDisk.getAsLong());
    } catch (SQLException e) {
      throw new IllegalStateException("The room in the database cannot be measured", e);
    }
  }

  private static long number(Statement statement, String pragma) throws SQLException {
    try (ResultSet result = statement.executeQuery(pragma)) {
      return result.getLong(1);
    }
  }

  private static long usable(Path file) {
    try {
      return Files.getFileStore(file).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another thread may remove the log at any moment. */
  private static long size(Path file) {
    return file.toFile().length();
  }

  private static long megabytes(long bytes) {
    return bytes >> 20;
  }
}
