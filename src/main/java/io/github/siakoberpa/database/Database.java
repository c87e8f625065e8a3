package io.github.siakoberpa.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The SQLite file of one application: locked, migrated, and open through one writer and a few
 * readers. A commit is on the disk when it returns ({@code synchronous=FULL}). Thread-safe; close
 * it last.
 */
public final class Database implements AutoCloseable {
  private static final String FILE = "siakoberpa.db";
  private static final int READERS = 3;
  private static final String SETTINGS =
      "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&foreign_keys=ON"
          + "&journal_size_limit=67108864&transaction_mode=IMMEDIATE"
          // Messages of many chats touch many pages: kept in memory, and written back less often.
          + "&cache_size=-16384";
  private static final String CHECKPOINT = "PRAGMA wal_autocheckpoint = 4000";

  private final FileLock lock;
  private final HikariDataSource writer;
  private final HikariDataSource reader;

  private Database(FileLock lock, HikariDataSource writer, HikariDataSource reader) {
    this.lock = lock;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Opens the database in the folder, which is made when missing (readable by its owner only).
   *
   * @throws DatabaseException when another process owns it, or it cannot be used
   */
  public static Database open(Path folder) {
    FileLock lock = null;
    Path file = folder.resolve(FILE);
    try {
      createPrivate(folder);
      lock = FileLock.take(folder.resolve("siakoberpa.lock"));
      allowIncrementalVacuum(file);
      HikariDataSource writer = writer(file);
      migrate(writer, file);
      return new Database(lock, writer, reader(file));
    } catch (IOException | SQLException e) {
      closeQuietly(lock, e);
      throw DatabaseException.unreadable(folder, e);
    } catch (DatabaseException e) {
      closeQuietly(lock, e);
      throw e;
    }
  }

  /** The only connection that writes. Never null; shared, so hold it briefly. */
  public DataSource writer() {
    return writer;
  }

  /** Connections that only read, and see every commit made before they began. */
  public DataSource reader() {
    return reader;
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new IllegalStateException("The lock of the database cannot be given back", e);
    }
  }

  private static void createPrivate(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  // Must come first on a new file and on a plain connection: after journal_mode=WAL SQLite ignores
  // it without a word.
  private static void allowIncrementalVacuum(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
    }
  }

  private static HikariDataSource writer(Path file) {
    HikariDataSource source = source("writer", 1);
    source.setJdbcUrl("jdbc:sqlite:" + file + SETTINGS);
    source.setConnectionInitSql(CHECKPOINT);
    return source;
  }

  private static HikariDataSource reader(Path file) {
    HikariDataSource source = source("reader", READERS);
    source.setJdbcUrl("jdbc:sqlite:" + file + "?busy_timeout=5000");
    // Hikari's own readOnly makes the driver throw on an open connection.
    source.setConnectionInitSql("PRAGMA query_only = ON");
    return source;
  }

  private static HikariDataSource source(String name, int size) {
    HikariDataSource source = new HikariDataSource();
    source.setPoolName("siakoberpa-" + name);
    source.setMaximumPoolSize(size);
    source.setMaxLifetime(0);
    return source;
  }

  private static void migrate(DataSource writer, Path file) {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(writer)
          .locations("classpath:siakoberpa/db")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw DatabaseException.migrationFailed(file, e);
    }
  }

  private static void closeQuietly(@Nullable FileLock lock, Exception e) {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
    }
  }
}
