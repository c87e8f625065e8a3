package io.github.siakoberpa.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The SQLite file of one application: locked, migrated, and open through one writer and a few
 * readers. A commit is on the disk when it returns ({@code synchronous=FULL}). Thread-safe; close
 * it last.
 */
public final class Database implements AutoCloseable {
  static final String FILE = "siakoberpa.db";
  static final String LOCK = "siakoberpa.lock";
  // As much as can be read without anybody noticing at a start.
  private static final long CHECKED_AT_ONCE = 64L << 20;
  private static final int READERS = 3;
  private static final String SETTINGS =
      "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&foreign_keys=ON"
          + "&journal_size_limit=67108864&transaction_mode=IMMEDIATE"
          // Messages of many chats touch many pages: kept in memory, and written back less often.
          + "&cache_size=-16384";
  private static final int PREPARED = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  // A host's own transactions hold the file for as long as they like.
  private static final String PATIENT_SETTINGS =
      SETTINGS.replace("busy_timeout=5000", "busy_timeout=30000");
  private static final String CHECKPOINT = "PRAGMA wal_autocheckpoint = 4000";

  /**
   * What {@link #HISTORY} is once all migrations of this program were made: how many, and the sum
   * of their checksums. A test says what it must be when there is another migration.
   */
  static final String SCHEMA = "10 2356672832";

  static final String HISTORY =
      "SELECT count(*) || ' ' || sum(checksum * success) FROM flyway_schema_history";

  private final @Nullable FileLock lock;
  private final BasicDataSource writer;
  private final BasicDataSource reader;
  private final IntegrityWatch integrity;
  private @Nullable QueueOwner owner;

  private Database(
      @Nullable FileLock lock,
      BasicDataSource writer,
      BasicDataSource reader,
      IntegrityWatch integrity) {
    this.lock = lock;
    this.writer = writer;
    this.reader = reader;
    this.integrity = integrity;
  }

  /**
   * Opens the database in the folder, which is made when missing (readable by its owner only). A
   * small file is checked for damage before anything is written to it, a big one in the background.
   *
   * @throws DatabaseException when another process owns it, or it cannot be used
   */
  public static Database open(Path folder) {
    return open(folder, CHECKED_AT_ONCE);
  }

  /** The same; files of at least that many bytes are checked in the background. */
  static Database open(Path folder, long checkedAtOnce) {
    FileLock lock = null;
    Path file = folder.resolve(FILE);
    try {
      createPrivate(folder);
      lock = FileLock.take(folder.resolve(LOCK));
      boolean checkedNow = Files.notExists(file) || Files.size(file) < checkedAtOnce;
      if (checkedNow) {
        refuseDamaged(file);
      }
      allowIncrementalVacuum(file);
      BasicDataSource writer = writer(file);
      migrate(writer, file);
      IntegrityWatch integrity = new IntegrityWatch(file);
      if (!checkedNow) {
        integrity.start();
      }
      return new Database(lock, writer, reader(file), integrity);
    } catch (IOException e) {
      closeQuietly(lock, e);
      throw DatabaseException.unreadable(folder, e);
    } catch (SQLException e) {
      closeQuietly(lock, e);
      throw IntegrityCheck.damage(e)
          .map(fault -> DatabaseException.damaged(file, fault))
          .orElseGet(() -> DatabaseException.unreadable(folder, e));
    } catch (DatabaseException e) {
      closeQuietly(lock, e);
      throw e;
    }
  }

  /**
   * The same, or beside the application that owns the file: for commands that add or change a few
   * rows and then close it. SQLite keeps their transactions apart; nothing may be dispatched.
   *
   * @throws DatabaseException when the owner is another version of this program, or the file cannot
   *     be used
   */
  public static Database openOrJoin(Path folder) {
    try {
      return open(folder);
    } catch (DatabaseException e) {
      if (e.code() != DatabaseException.Code.LOCKED) {
        throw e;
      }
      return join(folder, e);
    }
  }

  private static Database join(Path folder, DatabaseException locked) {
    Path file = folder.resolve(FILE);
    BasicDataSource writer = writer(file);
    if (flyway(writer).info().pending().length > 0) {
      closePool(writer);
      throw locked;
    }
    return new Database(null, writer, reader(file), new IntegrityWatch(file));
  }

  /**
   * The file behind a data source of somebody else's, in which our tables are beside theirs. It is
   * open through connections of our own; a transaction of theirs is joined by {@link
   * HostTransaction}. No file is made beside it: that one process alone dispatches is kept in the
   * database. Damage is for its owner to look for.
   *
   * @param lost called once should another process have taken the queue over, on a thread of its
   *     own; close this then
   * @throws DatabaseException when the data source does not suit, one of our names is taken there,
   *     or somebody else dispatches from it
   */
  public static Database ofHost(DataSource host, Clock clock, Runnable lost) {
    Path file = HostFile.of(host);
    BasicDataSource writer = source(1);
    writer.setUrl("jdbc:sqlite:" + file + PATIENT_SETTINGS);
    writer.setConnectionInitSqls(List.of(CHECKPOINT));
    try {
      HostSchema.migrate(writer, file);
      QueueOwner owner = QueueOwner.become(file, writer, clock, QueueOwner.RENEWED, lost);
      Database database = new Database(null, writer, reader(file), new IntegrityWatch(file));
      database.owner = owner;
      return database;
    } catch (SQLException e) {
      closePool(writer);
      throw DatabaseException.unreadable(file, e);
    } catch (DatabaseException e) {
      closePool(writer);
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

  /** The file itself. */
  public Path file() {
    return integrity.file();
  }

  /** The log beside it, which is not always there. */
  Path wal() {
    return Path.of(file() + "-wal");
  }

  /** What a look at the whole file has found wrong with it; empty while nothing is known. */
  public Optional<String> fault() {
    return integrity.fault();
  }

  /** Whether somebody writes, or waits to write, at this moment. */
  boolean isWriterBusy() {
    return writer.getNumActive() > 0;
  }

  @Override
  public void close() {
    integrity.close();
    if (owner != null) {
      owner.close();
    }
    closePool(reader);
    closePool(writer);
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("The lock of the database cannot be given back", e);
    }
  }

  private static void refuseDamaged(Path file) throws SQLException {
    IntegrityCheck.fault(file)
        .ifPresent(
            fault -> {
              throw DatabaseException.damaged(file, fault);
            });
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

  private static BasicDataSource writer(Path file) {
    BasicDataSource source = source(1);
    source.setUrl("jdbc:sqlite:" + file + SETTINGS);
    source.setConnectionInitSqls(List.of(CHECKPOINT));
    return source;
  }

  private static BasicDataSource reader(Path file) {
    BasicDataSource source = source(READERS);
    source.setUrl("jdbc:sqlite:" + file + "?busy_timeout=5000");
    // The driver's own read-only mode cannot be chosen on an open connection.
    source.setConnectionInitSqls(List.of("PRAGMA query_only = ON"));
    return source;
  }

  // Statements stay prepared: to prepare those of one commit costs more than to run them.
  private static BasicDataSource source(int size) {
    BasicDataSource source = new BasicDataSource();
    source.setMaxTotal(size);
    source.setMaxIdle(size);
    source.setMaxWait(PATIENCE);
    source.setPoolPreparedStatements(true);
    // A connection to a file does not go stale; the question would be asked at each statement.
    source.setTestOnBorrow(false);
    source.setMaxOpenPreparedStatements(PREPARED);
    return source;
  }

  private static void closePool(BasicDataSource source) {
    try {
      source.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be closed", e);
    }
  }

  /** Brings a file that nobody has open to this program's schema; a failure names the other one. */
  static void migrate(Path file, Path named) {
    BasicDataSource writer = writer(file);
    try {
      migrate(writer, named);
    } finally {
      closePool(writer);
    }
  }

  private static void migrate(DataSource writer, Path file) {
    if (isMigrated(writer)) {
      return;
    }
    try {
      flyway(writer).migrate();
    } catch (FlywayException e) {
      throw DatabaseException.migrationFailed(file, e);
    }
  }

  /** Flyway would need a tenth of the start to find out the same. */
  private static boolean isMigrated(DataSource writer) {
    try (Connection connection = writer.getConnection();
        Statement statement = connection.createStatement();
        ResultSet history = statement.executeQuery(HISTORY)) {
      return SCHEMA.equals(history.getString(1));
    } catch (SQLException newFile) {
      // or one with which something is wrong, and Flyway says what
      return false;
    }
  }

  /** The schema as this program knows it, on a file as it is. */
  static Flyway flyway(DataSource source) {
    return migrations(source).load();
  }

  static FluentConfiguration migrations(DataSource source) {
    return Flyway.configure(Database.class.getClassLoader())
        .dataSource(source)
        // By default migrations of a newer program pass.
        .ignoreMigrationPatterns(new String[0])
        .locations("classpath:siakoberpa/db");
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
