package io.github.siakoberpa.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Our schema in a file that is somebody else's: beside their tables, with a history of its own.
 *
 * <p>Its tables have the names that they have in our own file. A prefix would have to be put into
 * each statement, trigger, view and index by its meaning, as several tables share their names with
 * columns ({@code media}, {@code events}); and a schema of their own, which SQLite has for attached
 * files alone, would end what the shared file is for: in WAL mode a commit over two files is not
 * atomic. So what is taken already is looked for before anything is written.
 */
final class HostSchema {
  private static final String HISTORY = "siakoberpa_schema_history";
  private static final String NAMES =
      "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

  private HostSchema() {}

  /**
   * Brings the file to this program's schema.
   *
   * @throws DatabaseException when one of its names is taken, and nothing was written then, or when
   *     the schema is newer than this program
   */
  static void migrate(DataSource writer, Path file) throws SQLException {
    try {
      Flyway flyway = flyway(writer).load();
      if (flyway.info().pending().length > 0) {
        refuseTaken(writer, file, flyway.info().current());
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw DatabaseException.migrationFailed(file, e);
    }
  }

  private static FluentConfiguration flyway(DataSource source) {
    // Theirs is not empty before ours comes into it.
    return Database.migrations(source).table(HISTORY).baselineOnMigrate(true).baselineVersion("0");
  }

  private static void refuseTaken(DataSource writer, Path file, @Nullable MigrationInfo current)
      throws SQLException {
    Set<String> wanted = namesOf("latest");
    if (current != null) {
      wanted.removeAll(namesOf(String.valueOf(current.getVersion())));
    }
    wanted.retainAll(names(writer));
    if (!wanted.isEmpty()) {
      throw DatabaseException.nameTaken(file, wanted);
    }
  }

  /** What this program's schema has at that version. */
  private static Set<String> namesOf(String version) throws SQLException {
    SingleConnectionDataSource memory =
        new SingleConnectionDataSource("jdbc:sqlite::memory:", true);
    try {
      Database.migrations(memory).table(HISTORY).target(version).load().migrate();
      return names(memory);
    } finally {
      memory.destroy();
    }
  }

  private static Set<String> names(DataSource source) throws SQLException {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(NAMES)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
