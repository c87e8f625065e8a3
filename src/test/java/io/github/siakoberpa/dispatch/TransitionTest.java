package io.github.siakoberpa.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.database.Database;
import io.github.siakoberpa.database.ParsedStatements;
import io.github.siakoberpa.queue.PaceDecision;
import io.github.siakoberpa.queue.RetryDecision;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every statement that changes a state, against a message in every state: only the allowed pairs
 * move.
 */
class TransitionTest {
  private static final List<String> STATES =
      List.of(
          "scheduled",
          "waiting",
          "ready",
          "backoff",
          "leased",
          "sending",
          "uncertain",
          "sent",
          "failed",
          "cancelled",
          "expired");

  /** What each statement may do: from which state to which. */
  private static final Map<String, Map<String, String>> ALLOWED =
      Map.ofEntries(
          Map.entry("admit-scheduled", Map.of("scheduled", "waiting")),
          Map.entry("wake-retries", Map.of("backoff", "ready")),
          Map.entry("promote", Map.of("waiting", "ready")),
          Map.entry(
              "expire",
              Map.of(
                  "scheduled", "expired",
                  "waiting", "expired",
                  "ready", "expired",
                  "backoff", "expired")),
          Map.entry(
              "cancel",
              Map.of(
                  "scheduled", "cancelled",
                  "waiting", "cancelled",
                  "ready", "cancelled",
                  "backoff", "cancelled")),
          Map.entry("request-cancel", Map.of()),
          Map.entry("retry", Map.of("failed", "waiting", "cancelled", "waiting")),
          Map.entry("claim", Map.of("ready", "leased")),
          Map.entry("claim-oldest", Map.of("ready", "leased")),
          Map.entry("wake-parked", Map.of()),
          Map.entry("park", Map.of("leased", "ready")),
          Map.entry("park-new-chats", Map.of()),
          Map.entry("park-quiet", Map.of()),
          Map.entry("unpark", Map.of()),
          Map.entry("cancel-opted-out-waiting", Map.of("waiting", "cancelled")),
          Map.entry("cancel-opted-out-scheduled", Map.of("scheduled", "cancelled")),
          Map.entry("cancel-opted-out-head", Map.of("ready", "cancelled", "backoff", "cancelled")),
          Map.entry("flag-opted-out-head", Map.of()),
          Map.entry("receipt", Map.of()),
          Map.entry("release", Map.of("leased", "ready")),
          Map.entry("permit", Map.of("leased", "sending")),
          Map.entry("finish-sent", Map.of("sending", "sent")),
          Map.entry("retry-later", Map.of("sending", "backoff")),
          Map.entry("fail", Map.of("sending", "failed")),
          Map.entry("suspect", Map.of("sending", "uncertain")),
          Map.entry("release-orphan", Map.of("leased", "ready")),
          Map.entry("poison-orphan", Map.of("leased", "failed")),
          Map.entry("suspect-orphan", Map.of("sending", "uncertain")),
          Map.entry("settle-sent", Map.of("uncertain", "sent")),
          Map.entry("settle-absent", Map.of("uncertain", "ready")),
          Map.entry("settle-failed", Map.of("uncertain", "failed")),
          Map.entry("hold-uncertain", Map.of("uncertain", "uncertain")));

  private static final List<String> BY_TOKEN =
      List.of(
          "release",
          "park",
          "permit",
          "finish-sent",
          "retry-later",
          "fail",
          "suspect",
          "release-orphan",
          "poison-orphan",
          "suspect-orphan",
          "settle-sent",
          "settle-absent",
          "settle-failed",
          "cancel-leased");

  @TempDir static Path folder;
  private static Database database;
  private static CamelContext camel;

  @BeforeAll
  static void open() {
    database = Database.open(folder);
    camel = new DefaultCamelContext();
    SqlComponent sql = camel.getComponent("sql", SqlComponent.class);
    sql.setDataSource(database.writer());
    ParsedStatements.use(camel);
    camel.setVariable("worker", "me");
    camel.start();
  }

  @AfterAll
  static void close() {
    camel.stop();
    database.close();
  }

  static Stream<Arguments> pairs() {
    return ALLOWED.keySet().stream()
        .sorted()
        .flatMap(statement -> STATES.stream().map(state -> Arguments.of(statement, state)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void only_allowed_pairs_move(String statement, String state) throws SQLException {
    putJob(state, 0);
    run(statement, 7);
    assertThat(state())
        .as("%s on a message that is %s", statement, state)
        .isEqualTo(ALLOWED.get(statement).getOrDefault(state, state));
  }

  static List<String> byToken() {
    return BY_TOKEN;
  }

  @ParameterizedTest
  @MethodSource("byToken")
  void stale_worker_changes_nothing(String statement) throws SQLException {
    for (String state : STATES) {
      putJob(state, 1);
      run(statement, 6);
      assertThat(state()).as("%s with an old token on %s", statement, state).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void cancelled_lease_ends_at_the_permit(String state) throws SQLException {
    putJob(state, 1);
    run("permit", 7);
    assertThat(state()).as("no permit for a cancelled message").isEqualTo(state);
    run("cancel-leased", 7);
    assertThat(state()).isEqualTo(state.equals("leased") ? "cancelled" : state);
  }

  @ParameterizedTest
  @MethodSource("states")
  void what_has_expired_gets_neither_lease_nor_permit(String state) throws SQLException {
    for (String statement : List.of("claim", "claim-oldest", "permit")) {
      putJob(state, 0);
      execute("UPDATE message_jobs SET expires_at = 2000");
      run(statement, 7);
      assertThat(state()).as(statement).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void what_a_receipt_tells_of_is_never_settled_as_absent(String state) throws SQLException {
    putJob(state, 0);
    execute("UPDATE message_jobs SET ack = 1");
    run("settle-absent", 7);
    assertThat(state()).isEqualTo(state);
  }

  @ParameterizedTest
  @MethodSource("states")
  void what_may_have_left_before_is_looked_up_and_not_sent(String state) throws SQLException {
    putJob(state, 0);
    execute("UPDATE message_jobs SET look_up_first = 2");
    run("promote", 7);
    assertThat(state()).isEqualTo(state.equals("waiting") ? "uncertain" : state);
  }

  static List<String> states() {
    return STATES;
  }

  private static void run(String statement, int token) {
    Map<String, Object> job =
        new HashMap<>(
            Map.of("id", 1, "lease_token", token, "session", "default", "chat_id", "1@c.us"));
    job.put("store", "first");
    job.put("message_id", "m");
    RetryDecision retry = new RetryDecision(5_000L, 1);
    Exchange result =
        camel
            .createProducerTemplate()
            .send(
                "sql:classpath:siakoberpa/sql/" + statement + ".sql",
                exchange -> {
                  exchange.getMessage().setBody(job);
                  exchange.setVariable("retry", retry);
                  exchange.setVariable(
                      "decision", new PaceDecision.Park(9_000L, "chat_gap", false, 1_000L));
                  exchange.setVariable("now", 2_000L);
                  exchange.setVariable("leaseUntil", 9_000L);
                  exchange.setVariable("lookUpAt", 9_000L);
                  exchange.setVariable("heldMs", 100L);
                  exchange.setVariable("slots", 5);
                  exchange.setVariable("position", 99L);
                  exchange.setVariable("ack", 1);
                });
    assertThat(result.getException()).as(statement).isNull();
  }

  private static void putJob(String state, int cancelRequested) throws SQLException {
    boolean leased = state.equals("leased") || state.equals("sending");
    boolean finished = List.of("sent", "failed", "cancelled", "expired").contains(state);
    execute("DELETE FROM message_jobs");
    execute(
        """
        INSERT INTO message_jobs (id, job_id, message_id, session, chat_id, original_number, kind, payload, priority,
          state, position, wake_at, lease_owner, lease_token, lease_until, cancel_requested, created_at, sending_at, finished_at)
        VALUES (1, 'j', 'm', 'default', '1@c.us', '1', 'text', '{}', 5, '%s', %s, 1000, %s, 7, %s, %d, 0, 500, %s)
        """
            .formatted(
                state,
                state.equals("scheduled") ? "NULL" : "1",
                leased ? "'me'" : "NULL",
                leased ? "9000" : "NULL",
                cancelRequested,
                finished ? "1000" : "NULL"));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String state() throws SQLException {
    try (Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT state FROM message_jobs")) {
      return row.getString(1);
    }
  }
}
