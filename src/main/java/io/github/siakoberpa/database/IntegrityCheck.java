package io.github.siakoberpa.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Reads a whole SQLite file to see whether it is sound, about a second a gigabyte. */
final class IntegrityCheck {
  private static final String SOUND = "ok";

  private IntegrityCheck() {}

  /**
   * The first fault in one line; empty when there is none. Read in one transaction: the WAL is not
   * started anew until it is over.
   *
   * @throws SQLException when it cannot be told
   */
  static Optional<String> fault(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      return fault(statement);
    } catch (SQLException e) {
      return Optional.of(damage(e).orElseThrow(() -> e));
    }
  }

  /** The same by a statement that another thread can cancel. */
  static Optional<String> fault(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      String first = result.next() ? result.getString(1) : SOUND;
      return first.equals(SOUND) ? Optional.empty() : Optional.of(oneLine(first));
    }
  }

  /** What the failure says of a file that is not sound; empty when it says nothing of that. */
  static Optional<String> damage(SQLException failure) {
    if (failure instanceof SQLiteException known) {
      int primaryCode = known.getResultCode().code & 0xff;
      if (primaryCode == SQLiteErrorCode.SQLITE_CORRUPT.code
          || primaryCode == SQLiteErrorCode.SQLITE_NOTADB.code) {
        return Optional.of(oneLine(String.valueOf(known.getMessage())));
      }
    }
    return Optional.empty();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
