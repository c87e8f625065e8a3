package io.github.siakoberpa.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/** One SQLite file as it was at one moment, copied to another while it is in use. */
final class SqliteCopy {
  private static final int PAGES_AT_ONCE = 1000;
  private static final int PATIENCE_MS = 100;
  private static final int TRIES = 50;

  private SqliteCopy() {}

  /**
   * Makes the copy, a single file that only its owner can read. Writers are not held up: the copy
   * reads the snapshot of one transaction, and the WAL grows as long as that takes.
   *
   * @param target is made anew
   */
  static void make(Path source, Path target, CopyProgress progress)
      throws IOException, SQLException {
    Files.deleteIfExists(target);
    createPrivate(target);
    copy(source, target, progress);
    oneFile(target);
  }

  /** Returns when the file is on the disk. */
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void copy(Path source, Path target, CopyProgress progress) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    // A source that is not there must not come into being.
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(5000);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + source);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Without a transaction SQLite would begin again whenever somebody has written in between.
      statement.execute("SELECT count(*) FROM sqlite_schema");
      connection
          .unwrap(SQLiteConnection.class)
          .getDatabase()
          .backup(
              "main",
              target.toString(),
              (remaining, pages) -> progress.copied(pages - remaining, pages),
              PATIENCE_MS,
              TRIES,
              PAGES_AT_ONCE);
    }
  }

  /** A copy of a file in WAL mode is one too, and would soon have two more files beside it. */
  private static void oneFile(Path target) throws SQLException {
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + target);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = DELETE");
    }
  }

  private static void createPrivate(Path file) throws IOException {
    FileAttribute<?>[] mine =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, mine);
  }
}
