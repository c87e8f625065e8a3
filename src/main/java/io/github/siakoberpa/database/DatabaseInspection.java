package io.github.siakoberpa.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Looks at a database without changing it, whether the application runs or not. */
public final class DatabaseInspection {
  private static final String FILE_PREFIX = "jdbc:sqlite:";

  private DatabaseInspection() {}

  /** What there is. */
  public sealed interface Result {}

  /** No file. */
  public record Absent() implements Result {}

  /** A file that is not sound. */
  public record Damaged(String fault) implements Result {}

  /** A file that cannot be read. */
  public record Unusable(String why) implements Result {}

  /**
   * A sound one.
   *
   * @param bytes of the file
   * @param schema the version of its schema
   * @param pending how many steps the schema lacks for this program
   * @param newer whether the schema is one that this program does not know
   */
  public record Sound(long bytes, String schema, int pending, boolean newer) implements Result {}

  /** The log beside the database in a folder, with its newest commits; it is not always there. */
  public static Path log(Path folder) {
    return folder.resolve(Database.FILE + "-wal");
  }

  /**
   * Reads the whole file once, about a second a gigabyte.
   *
   * @param folder as in {@link Database#open}
   */
  public static Result of(Path folder) {
    Path file = folder.resolve(Database.FILE);
    if (Files.notExists(file)) {
      return new Absent();
    }
    SQLiteDataSource source = readOnly(file);
    try {
      Optional<String> fault = fault(source);
      return fault.isPresent() ? new Damaged(fault.get()) : sound(Files.size(file), source);
    } catch (SQLException e) {
      return IntegrityCheck.damage(e)
          .<Result>map(Damaged::new)
          .orElseGet(() -> new Unusable(String.valueOf(e.getMessage())));
    } catch (IOException | FlywayException e) {
      return new Unusable(String.valueOf(e.getMessage()));
    }
  }

  private static SQLiteDataSource readOnly(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(FILE_PREFIX + file);
    return source;
  }

  private static Optional<String> fault(SQLiteDataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      return IntegrityCheck.fault(statement);
    }
  }

  private static Result sound(long bytes, SQLiteDataSource source) {
    MigrationInfoService schema = Database.flyway(source).info();
    MigrationInfo current = schema.current();
    String version = current == null ? "none" : String.valueOf(current.getVersion());
    boolean newer =
        current != null && current.getState().isApplied() && !current.getState().isResolved();
    return new Sound(bytes, version, schema.pending().length, newer);
  }
}
