import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Writes rows straight into the database of an application that has run once and is stopped: {@code
 * java -cp 'target/lib/*' bench/Fill.java FILE [finished=N] [waiting=N] [chats=N] [blocked=N]
 * [fresh=N name=TEXT] [paused=true|false]}. {@code blocked} is the length of one chat behind a head
 * in backoff; {@code fresh} are urgent messages with that text and a number, each to a chat of its
 * own that has no other.
 */
class Fill {
  private static final String SESSION = "default";
  private static final String WAITING_PREFIX = "4915113";
  private static final String FRESH_PREFIX = "4915115";
  private static final String BLOCKED_CHAT = "4915114000000@c.us";
  private static final int ROWS_PER_TRANSACTION = 20_000;
  private static final long DAY_MS = 86_400_000L;
  // Younger than what the application throws away.
  private static final long HISTORY_MS = 20 * DAY_MS;
  private static final String FILLER = "x".repeat(200);

  // Only what has no default, so that further columns change nothing here.
  private static final String INSERT =
      """
      INSERT INTO message_jobs (
        job_id, message_id, session, chat_id, original_number, kind, payload, priority,
        state, position, wake_at, attempts, ack, created_at, sending_at, finished_at)
      VALUES (?, ?, 'default', ?, ?, 'text', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final int HIGH = 1;
  private static final int NORMAL = 5;

  private final Connection connection;
  private final PreparedStatement insert;
  private final SplittableRandom random;
  private final long now = System.currentTimeMillis();
  private long position;
  private int pending;

  private Fill(Connection connection, long position) throws SQLException {
    this.connection = connection;
    this.insert = connection.prepareStatement(INSERT);
    this.position = position;
    // Repeatable, but never the same names again in one database.
    this.random = new SplittableRandom(position);
  }

  public static void main(String[] arguments) throws SQLException {
    Path file = Path.of(arguments[0]);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("There is no " + file + ": start the application once");
    }
    Map<String, String> wanted = new HashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      wanted.put(pair[0], pair[1]);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      boolean rows = wanted.keySet().stream().anyMatch(key -> !key.equals("paused"));
      if (rows) {
        // A database to be thrown away needs no safety while it is filled.
        statement.execute("PRAGMA journal_mode = OFF");
        statement.execute("PRAGMA synchronous = OFF");
        statement.execute("PRAGMA cache_size = -1000000");
      }
      connection.setAutoCommit(false);
      statement.execute(
          "INSERT INTO session_queues (session) VALUES ('%s') ON CONFLICT DO NOTHING"
              .formatted(SESSION));
      if (rows) {
        Fill fill = new Fill(connection, position(statement));
        fill.finished(number(wanted, "finished"), Math.max(1, number(wanted, "chats")));
        fill.waiting(number(wanted, "waiting"), Math.max(1, number(wanted, "chats")));
        fill.blocked(number(wanted, "blocked"));
        fill.fresh(number(wanted, "fresh"), wanted.get("name"));
        fill.write();
        statement.execute(
            "UPDATE counters SET value = %d WHERE name = 'position'".formatted(fill.position));
      }
      if (wanted.containsKey("paused")) {
        boolean paused = Boolean.parseBoolean(wanted.get("paused"));
        statement.execute(
            "UPDATE session_queues SET paused_at = %s, paused_reason = %s"
                .formatted(
                    paused ? System.currentTimeMillis() : "NULL", paused ? "'asked'" : "NULL"));
      }
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  private static long position(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT value FROM counters WHERE name = 'position'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static long number(Map<String, String> wanted, String key) {
    return Long.parseLong(wanted.getOrDefault(key, "0"));
  }

  private void finished(long count, long chats) throws SQLException {
    for (long i = 0; i < count; i++) {
      long at = now - HISTORY_MS + HISTORY_MS / count * i;
      add(
          chat(WAITING_PREFIX, i % chats),
          NORMAL,
          "old " + i + " " + FILLER,
          "sent",
          null,
          1,
          1L,
          at,
          at + 1,
          at + 2);
    }
  }

  /** The first message of each chat is its head; the others wait. */
  private void waiting(long count, long chats) throws SQLException {
    for (long i = 0; i < count; i++) {
      String state = i < chats ? "ready" : "waiting";
      add(
          chat(WAITING_PREFIX, i % chats),
          NORMAL,
          "waiting " + i,
          state,
          null,
          0,
          null,
          now,
          null,
          null);
    }
  }

  private void blocked(long count) throws SQLException {
    for (long i = 0; i < count; i++) {
      boolean head = i == 0;
      Long wakeAt = head ? now + DAY_MS : null;
      String state = head ? "backoff" : "waiting";
      add(BLOCKED_CHAT, NORMAL, "blocked " + i, state, wakeAt, head ? 1 : 0, null, now, null, null);
    }
  }

  private void fresh(long count, String name) throws SQLException {
    for (long i = 0; i < count; i++) {
      add(chat(FRESH_PREFIX, i), HIGH, name + " " + i, "ready", null, 0, null, now, null, null);
    }
  }

  private static String chat(String prefix, long i) {
    return "%s%06d@c.us".formatted(prefix, i);
  }

  private void add(
      String chat,
      int priority,
      String text,
      String state,
      Long wakeAt,
      int attempts,
      Long ack,
      long createdAt,
      Long sendingAt,
      Long finishedAt)
      throws SQLException {
    position++;
    Object[] values = {
      jobId(createdAt),
      messageId(),
      chat,
      chat.substring(0, chat.indexOf('@')),
      "{\"text\":\"" + text + "\"}",
      priority,
      state,
      position,
      wakeAt,
      attempts,
      ack,
      createdAt,
      sendingAt,
      finishedAt
    };
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i]);
    }
    insert.addBatch();
    if (++pending == ROWS_PER_TRANSACTION) {
      write();
    }
  }

  private void write() throws SQLException {
    insert.executeBatch();
    connection.commit();
    pending = 0;
  }

  /** Growing with time, as the application's. */
  private String jobId(long at) {
    long high = (at << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  private String messageId() {
    return "3EB0%016X%02X".formatted(random.nextLong(), random.nextInt(256));
  }
}
