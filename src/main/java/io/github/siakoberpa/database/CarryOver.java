package io.github.siakoberpa.database;

import io.github.siakoberpa.database.CarriedOver.Accounts;
import io.github.siakoberpa.database.CarriedOver.Carried;
import io.github.siakoberpa.database.CarriedOver.NothingThere;
import io.github.siakoberpa.database.CarriedOver.Unread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Takes over from the database that a restore replaces what must not be undone: people who do not
 * want to be written to any more, API keys and users that were taken away. Nobody else may use
 * either file. Stateless.
 */
final class CarryOver {
  private CarryOver() {}

  /**
   * Does it in one transaction, or not at all.
   *
   * @param replaced is only read; need not be there
   * @param restored the file that takes its place, of this program's schema
   * @throws SQLException when the restored file cannot be written
   */
  static CarriedOver make(Path replaced, Path restored) throws SQLException {
    if (Files.notExists(replaced)) {
      return new NothingThere();
    }
    Optional<String> fault = fault(replaced);
    if (fault.isPresent()) {
      return new Unread(fault.get());
    }
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + restored)) {
      attach(connection, replaced);
      connection.setAutoCommit(false);
      CarriedOver carried = carry(connection);
      connection.commit();
      return carried;
    } catch (SQLException e) {
      return new Unread(unreadable(e).orElseThrow(() -> e));
    }
  }

  private static Optional<String> fault(Path replaced) {
    try {
      return IntegrityCheck.fault(replaced);
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static void attach(Connection connection, Path replaced) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("ATTACH DATABASE ? AS replaced")) {
      statement.setString(1, replaced.toString());
      statement.execute();
    }
  }

  private static CarriedOver carry(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int optOuts = statement.executeUpdate(Statements.text("carry-opt-outs.sql"));
      return new Carried(optOuts, is(statement, "same-origin.sql") ? accounts(statement) : null);
    }
  }

  /** Keys come first: those of users who go would go uncounted with them. */
  private static Accounts accounts(Statement statement) throws SQLException {
    return new Accounts(
        statement.executeUpdate(Statements.text("remove-revoked-keys.sql")),
        statement.executeUpdate(Statements.text("remove-deleted-users.sql")),
        statement.executeUpdate(Statements.text("disable-barred-users.sql")),
        is(statement, "no-administrator.sql"));
  }

  private static boolean is(Statement statement, String question) throws SQLException {
    try (ResultSet answer = statement.executeQuery(Statements.text(question))) {
      return answer.getBoolean(1);
    }
  }

  /** What says that the replaced database is at fault: damage, or tables that it does not have. */
  private static Optional<String> unreadable(SQLException failure) {
    return IntegrityCheck.damage(failure).or(() -> Optional.ofNullable(lacking(failure)));
  }

  private static @Nullable String lacking(SQLException failure) {
    return failure instanceof SQLiteException known
            && known.getResultCode() == SQLiteErrorCode.SQLITE_ERROR
        ? known.getMessage()
        : null;
  }
}
