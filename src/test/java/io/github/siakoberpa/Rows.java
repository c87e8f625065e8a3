package io.github.siakoberpa;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Looks into, and breaks, the database of a running application. */
final class Rows {
  private final DataSource writer;

  private Rows(DataSource writer) {
    this.writer = writer;
  }

  static Rows of(Application application) {
    return new Rows(
        application.camelContext().getRegistry().lookupByNameAndType("writer", DataSource.class));
  }

  List<Map<String, Object>> of(String query) {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (Connection connection = writer.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnLabel(i), result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (Connection connection = writer.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Leaves no message, no pause and no figure of any. The sessions' queues stay: the application
   * knows that they are there.
   */
  void forgetMessages() {
    execute("DELETE FROM message_attempts");
    execute("DELETE FROM message_jobs");
    execute("UPDATE session_queues SET paused_at = NULL, paused_reason = NULL, unknown_streak = 0");
    execute("DELETE FROM queue_stats");
  }
}
