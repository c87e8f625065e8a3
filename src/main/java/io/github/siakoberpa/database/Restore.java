package io.github.siakoberpa.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Puts a backup in the place of the database, while the application does not run.
 *
 * <p>A backup does not know what was sent after it was made. So every message that is open in it is
 * marked to be looked up in WhatsApp Web's own store before it is sent, under the store that was in
 * use when the backup was made: should the device have been linked anew since, nobody can tell any
 * more. What was on its way is found by the next start, as after a crash.
 *
 * <p>Opt-outs, revoked API keys and users who were disabled or deleted since are taken over from
 * the database that is replaced, where it can be read.
 */
public final class Restore {
  private final Path folder;
  private final Clock clock;

  /**
   * A restore of one database.
   *
   * @param folder the folder of the database, as in {@link Database#open}
   */
  public Restore(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Does it. The database that was there is kept, under a name with the time.
   *
   * @throws DatabaseException when it cannot be done; the database is as it was then
   */
  public Restored from(Path backup, CopyProgress progress) {
    if (!Files.isRegularFile(backup)) {
      throw DatabaseException.notCopied("There is no backup %s.".formatted(backup), null);
    }
    try {
      Files.createDirectories(folder);
      FileLock lock = FileLock.take(folder.resolve(Database.LOCK));
      try (lock) {
        return locked(backup, progress);
      }
    } catch (IOException | SQLException e) {
      throw DatabaseException.notCopied(
          "The backup %s cannot be restored: %s".formatted(backup, e.getMessage()), e);
    }
  }

  private Restored locked(Path backup, CopyProgress progress) throws IOException, SQLException {
    Path database = folder.resolve(Database.FILE);
    Path copy = folder.resolve(Database.FILE + ".restoring");
    try {
      copyChecked(backup, copy, progress);
      Database.migrate(copy, backup);
      if (Files.exists(database)) {
        finishLog(database);
      }
      CarriedOver carriedOver = CarryOver.make(database, copy);
      int inDoubt = doubt(copy);
      SqliteCopy.force(copy);
      Path replaced = Files.exists(database) ? keepAside(database) : null;
      Files.move(
          copy, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new Restored(database, replaced, inDoubt, carriedOver);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private static void copyChecked(Path backup, Path copy, CopyProgress progress)
      throws IOException, SQLException {
    String fault;
    try {
      SqliteCopy.make(backup, copy, progress);
      fault = IntegrityCheck.fault(copy).orElseGet(() -> notOurs(copy));
    } catch (SQLException e) {
      fault = IntegrityCheck.damage(e).orElseThrow(() -> e);
    }
    if (fault != null) {
      throw DatabaseException.notCopied(
          "%s is not a sound backup (%s). Nothing was changed.".formatted(backup, fault), null);
    }
  }

  private static @Nullable String notOurs(Path file) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = 'message_jobs'")) {
      return tables.next() ? null : "it holds no queue";
    } catch (SQLException e) {
      return e.getMessage();
    }
  }

  private int doubt(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement(Statements.text("ask-restored-store.sql"))) {
        statement.executeUpdate();
      }
      int inDoubt;
      try (PreparedStatement statement =
          connection.prepareStatement(Statements.text("doubt-restored.sql"))) {
        statement.setLong(1, clock.millis());
        inDoubt = statement.executeUpdate();
      }
      try (PreparedStatement statement =
          connection.prepareStatement(Statements.text("stop-opted-out-restored.sql"))) {
        statement.setLong(1, clock.millis());
        statement.executeUpdate();
      }
      connection.commit();
      return inDoubt;
    }
  }

  /** At no moment is there no database: a start in between would make an empty one. */
  private Path keepAside(Path database) throws IOException {
    Path aside = BackupNames.replaced(folder, clock.instant());
    Files.createDirectories(aside.getParent());
    try {
      Files.createLink(aside, database);
    } catch (UnsupportedOperationException noSuchFileSystem) {
      Files.copy(database, aside, StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (String part : new String[] {"-wal", "-shm"}) {
      Path beside = folder.resolve(Database.FILE + part);
      if (Files.exists(beside)) {
        Files.move(beside, aside.resolveSibling(aside.getFileName() + part));
      }
    }
    return aside;
  }

  /** Brings a killed application's last commits from the WAL into the file. */
  private static void finishLog(Path database) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException damaged) {
      // It may be the very reason for the restore: what cannot be read is kept as it is.
    }
  }
}
