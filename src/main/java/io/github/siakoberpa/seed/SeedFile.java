package io.github.siakoberpa.seed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file of the older program, opened to be read only. Its columns went by several names
 * over time. Used by one thread.
 */
public final class SeedFile implements AutoCloseable {
  /** As its library writes times: {@code 2026-11-24 18:00:00.000 +00:00}. */
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);

  private final Connection connection;

  private SeedFile(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens it.
   *
   * @throws SeedException when it is not such a file
   */
  public static SeedFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new SeedException("There is no file %s.".formatted(file), null);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5_000);
    try {
      return new SeedFile(config.createConnection("jdbc:sqlite:" + file));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Everybody in the table users; none where there is no such table. */
  public List<SeedUser> users() {
    return rows("users").stream().map(SeedFile::user).toList();
  }

  /** Every message in the table message_jobs, in the order in which they came. */
  public List<SeedJob> jobs() {
    return rows("message_jobs").stream().map(SeedFile::job).toList();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static SeedUser user(Map<String, @Nullable Object> row) {
    Object active = first(row, "isactive", "is_active", "active");
    return new SeedUser(
        number(first(row, "id")),
        text(first(row, "email")).strip().toLowerCase(Locale.ROOT),
        text(first(row, "password", "password_hash", "passwordhash")),
        active == null || !active.toString().equals("0"));
  }

  private static SeedJob job(Map<String, @Nullable Object> row) {
    String id = text(first(row, "id", "job_id", "jobid"));
    String recipient =
        text(first(row, "chatid", "chat_id", "recipient", "formattednumber", "number", "phone"));
    String message = text(first(row, "message", "text", "body"));
    Object created = first(row, "createdat", "created_at");
    // Ids there are small numbers, which another file has too.
    String all = String.join("\n", id, recipient, message, text(created));
    Object user = first(row, "userid", "user_id");
    return new SeedJob(
        id,
        "seed:" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)),
        user == null ? null : Long.valueOf(number(user)),
        recipient,
        message,
        text(first(row, "status", "state")).toLowerCase(Locale.ROOT),
        text(first(row, "priority")),
        time(
            first(
                row,
                "scheduledat",
                "scheduled_at",
                "nextretryat",
                "next_retry_at",
                "nextretry",
                "next_retry")));
  }

  private List<Map<String, @Nullable Object>> rows(String table) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      if (!has(statement, table)) {
        return rows;
      }
      try (ResultSet result =
          statement.executeQuery("SELECT * FROM " + table + " ORDER BY rowid")) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          Map<String, @Nullable Object> row = new HashMap<>();
          for (int i = 1; i <= columns; i++) {
            String name = result.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
            row.put(name, result.getObject(i));
          }
          rows.add(row);
        }
      }
      return rows;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static boolean has(Statement statement, String table) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '" + table + "'")) {
      return found.next();
    }
  }

  private static @Nullable Object first(Map<String, @Nullable Object> row, String... names) {
    for (String name : names) {
      if (row.get(name) != null) {
        return row.get(name);
      }
    }
    return null;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private static @Nullable Instant time(@Nullable Object value) {
    if (value instanceof Number millis) {
      return Instant.ofEpochMilli(millis.longValue());
    }
    try {
      return value == null ? null : OffsetDateTime.parse(value.toString(), WRITTEN).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static SeedException unreadable(SQLException e) {
    return new SeedException(
        "It cannot be read as the older program's database: " + e.getMessage(), e);
  }
}
