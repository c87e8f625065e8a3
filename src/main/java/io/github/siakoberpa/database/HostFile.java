package io.github.siakoberpa.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/**
 * The SQLite file behind a data source of somebody else's, and what their connections must be like
 * for a message to be as safe through them as through ours.
 */
final class HostFile {
  private static final String FULL = "2";
  private static final String EXTRA = "3";
  private static final int LEAST_PATIENCE_MILLIS = 1000;

  private HostFile() {}

  /**
   * Where it lies. Nothing is written.
   *
   * @throws DatabaseException saying what is wrong with the data source
   */
  static Path of(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      String product = connection.getMetaData().getDatabaseProductName();
      if (!"SQLite".equals(product) || !connection.isWrapperFor(SQLiteConnection.class)) {
        throw DatabaseException.unsuitable(
            "it must be one of SQLite by the driver org.xerial:sqlite-jdbc, not of " + product);
      }
      Path file = file(statement);
      List<String> missing = missing(statement, connection.unwrap(SQLiteConnection.class));
      if (!missing.isEmpty()) {
        throw DatabaseException.unsuitable(
            "its connections lack %s, as in jdbc:sqlite:%s?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&transaction_mode=IMMEDIATE"
                .formatted(String.join(", ", missing), file));
      }
      return file.toRealPath();
    } catch (SQLException | IOException e) {
      throw DatabaseException.unsuitable("it gives no connection: " + e.getMessage());
    }
  }

  private static Path file(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT file FROM pragma_database_list WHERE name = 'main'")) {
      String file = row.next() ? row.getString(1) : null;
      if (file == null || file.isEmpty()) {
        throw DatabaseException.unsuitable("its database is in memory, and would be forgotten");
      }
      return Path.of(file);
    }
  }

  private static List<String> missing(Statement statement, SQLiteConnection connection)
      throws SQLException {
    List<String> missing = new ArrayList<>();
    if (!"wal".equalsIgnoreCase(pragma(statement, "journal_mode"))) {
      missing.add("journal_mode=WAL (readers and the writer would wait for each other)");
    }
    String synchronous = pragma(statement, "synchronous");
    if (!FULL.equals(synchronous) && !EXTRA.equals(synchronous)) {
      missing.add("synchronous=FULL (a power cut could take messages back)");
    }
    if (Integer.parseInt(pragma(statement, "busy_timeout")) < LEAST_PATIENCE_MILLIS) {
      missing.add("busy_timeout=5000 (it would fail whenever the queue writes)");
    }
    if (connection.getConnectionConfig().getTransactionMode() == TransactionMode.DEFERRED) {
      missing.add("transaction_mode=IMMEDIATE (one that reads first could not write any more)");
    }
    return missing;
  }

  private static String pragma(Statement statement, String name) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.getString(1);
    }
  }
}
