package io.github.siakoberpa.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives room back to the disk, a little at a time and only while nobody writes. SQLite itself
 * copies the log into the file when it is long, but never makes either of them shorter.
 * Thread-safe; one thread at a time works.
 */
public final class FileUpkeep {
  private static final Logger LOG = LoggerFactory.getLogger(FileUpkeep.class);
  private static final long LONG_LOG = 16L << 20;
  // Fewer are soon used again, and the file would only have to grow anew.
  private static final long MANY_FREE_PAGES = 4096;
  private static final int PAGES_AT_ONCE = 256;
  private static final long SHORT_LOG = 2L << 20;

  private final Database database;
  private final StorageWatch watch;
  private @Nullable FileTime copied;

  /** Decides by what the watch has measured last. */
  public FileUpkeep(Database database, StorageWatch watch) {
    this.database = database;
    this.watch = watch;
  }

  /**
   * Copies the log into the file while others write, so that the writer, who copies the rest when
   * the log has grown long, finds little to do: messages that are accepted then would wait for it.
   */
  public synchronized void copyLog() {
    try {
      FileTime written = Files.getLastModifiedTime(log());
      if (Files.size(log()) > SHORT_LOG && !written.equals(copied)) {
        copied = written;
        checkpoint("PASSIVE");
      }
    } catch (IOException | SQLException e) {
      LOG.debug("The log cannot be copied now", e);
    }
  }

  /** Does one small piece of what there is to do, if anything; a few milliseconds of writing. */
  public synchronized void tidy() {
    StorageFigures figures = watch.figures();
    boolean longLog = figures.walBytes() > LONG_LOG;
    boolean hollow =
        figures.freePages() > MANY_FREE_PAGES && figures.freePages() * 4 > figures.pages();
    if ((!longLog && !hollow) || database.isWriterBusy()) {
      return;
    }
    try {
      if (longLog) {
        shortenLog();
      } else {
        giveBackPages();
      }
      watch.measure();
    } catch (SQLException e) {
      // Somebody was quicker; the next time will do.
      LOG.debug("The database file could not be tidied now", e);
    }
  }

  /**
   * Most of it is copied without holding anybody up; what is left then is little. A reader that
   * still needs the log ends it at once instead of being waited for, with the writer behind it.
   */
  private void shortenLog() throws SQLException {
    checkpoint("PASSIVE");
    checkpoint("TRUNCATE");
  }

  private void checkpoint(String mode) throws SQLException {
    String url = "jdbc:sqlite:" + database.file() + "?busy_timeout=0&synchronous=FULL";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(" + mode + ")");
    }
  }

  private Path log() {
    return database.wal();
  }

  private void giveBackPages() throws SQLException {
    try (Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement()) {
      // A row for each page, though without a column: all of them must be read.
      statement.executeUpdate("PRAGMA incremental_vacuum(%d)".formatted(PAGES_AT_ONCE));
    }
  }
}
