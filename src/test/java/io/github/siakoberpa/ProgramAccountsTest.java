package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Users, API keys and the older program's data at the command line, beside a running application.
 */
class ProgramAccountsTest {
  private static final String STATUS = "/api/whatsapp/status";
  // bcrypt of "abc", from the test vectors of jBCrypt.
  private static final String HASH = "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient api;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void start() {
    application = TestApplication.in(folder.resolve("running")).start();
    api = ApiClient.to(application.port());
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private ProgramAccounts accounts(String data, String password) {
    Map<String, String> values = new TreeMap<>();
    values.put("siakoberpa.data", data);
    values.put("siakoberpa.auth.password-cost", "4");
    values.put(Settings.URL, application.settings().text(Settings.URL));
    return new ProgramAccounts(
        new Surroundings(folder, Map.of(), values),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        whose -> password);
  }

  private ProgramAccounts beside(String password) {
    return accounts("running/data", password);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ApiClient.Answer login(String email, String password) {
    return api.post(
        "/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  @Test
  void a_user_made_beside_the_running_application_can_log_in() {
    assertThat(beside("green ladder seven").addUser("New@Example.org", "viewer", false)).isZero();

    ApiClient.Answer login = login("new@example.org", "green ladder seven");
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.json().get("user").get("role").asText()).isEqualTo("viewer");
    assertThat(said()).contains("new@example.org (viewer) was made").doesNotContain("ladder");

    assertThat(beside("green ladder seven").addUser("new@example.org", "viewer", false)).isOne();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("siakoberpa: There is a user of that e-mail already.");
  }

  @Test
  void another_password_ends_the_logins_of_the_running_application_within_seconds() {
    beside("green ladder seven").addUser("other@example.org", "viewer", false);
    ApiClient other = api.as(login("other@example.org", "green ladder seven").text("token"));
    assertThat(other.get(STATUS).status()).isEqualTo(200);

    assertThat(beside("brown ladder eight").changePassword("other@example.org", false)).isZero();

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> other.get(STATUS).text("code").equals("LOGIN_ENDED"));
    assertThat(login("other@example.org", "green ladder seven").status()).isEqualTo(401);
    assertThat(login("other@example.org", "brown ladder eight").status()).isEqualTo(200);
  }

  @Test
  void a_key_is_shown_once_and_revoked_within_seconds() {
    beside("").createApiKey("shop", List.of("read", "send"), List.of("default"), "90d", false);
    String key = said().lines().filter(line -> line.startsWith("siak_")).findFirst().orElseThrow();
    String id = said().replaceAll("(?s).*number (\\d+),.*", "$1");
    assertThat(api.get(STATUS, "X-Api-Key", key).status()).isEqualTo(200);
    assertThat(api.get(STATUS + "?session=b", "X-Api-Key", key).status()).isEqualTo(403);
    out.reset();

    assertThat(beside("").listApiKeys(false)).isZero();
    assertThat(said())
        .contains(id + "  " + key.substring(0, 11) + "…  read,send", "shop", "[\"default\"]")
        .doesNotContain(key);
    assertThat(beside("").revokeApiKey(Long.parseLong(id), false)).isZero();

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> api.get(STATUS, "X-Api-Key", key).text("code").equals("API_KEY_INVALID"));
    assertThat(beside("").revokeApiKey(Long.parseLong(id), false)).as("again").isOne();
  }

  @Test
  void what_makes_no_sense_is_one_line() {
    assertThat(beside("short").addUser("x@example.org", "viewer", false)).isOne();
    assertThat(beside("green ladder seven").addUser("x@example.org", "king", false)).isOne();
    assertThat(beside("green ladder seven").addUser("nobody", "viewer", false)).isOne();
    assertThat(beside("green ladder seven").changePassword("x@example.org", false)).isOne();
    assertThat(beside("").createApiKey("k", List.of("all"), List.of(), null, false)).isOne();
    assertThat(beside("").createApiKey("k", List.of("send"), List.of("../x"), null, false)).isOne();
    assertThat(beside("").createApiKey("k", List.of("send"), List.of(), "soon", false)).isOne();
    assertThat(beside("").importSeed(Path.of("nowhere.db"), "operator", false)).isOne();

    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(8)
        .allMatch(line -> line.startsWith("siakoberpa: "))
        .noneMatch(line -> line.contains("Exception"));
    assertThat(said()).isEmpty();
  }

  @Test
  void the_older_programs_data_come_over_once() throws SQLException {
    Path seed = folder.resolve("seed.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + seed);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE users (id INTEGER PRIMARY KEY, name, email, password, isActive, createdAt, updatedAt)");
      statement.execute(
          "INSERT INTO users VALUES (1, 'A', 'Old@Example.org', '%s', 1, '', ''),".formatted(HASH)
              + "(2, 'B', 'gone@example.org', '%s', 0, '', ''), (3, 'C', 'c@example.org', 'plain', 1, '', '')"
                  .formatted(HASH));
      statement.execute(
          "CREATE TABLE message_jobs (id TEXT PRIMARY KEY, userId INTEGER, chatId, message, status, priority, scheduledAt, createdAt)");
      statement.execute(
          "INSERT INTO message_jobs VALUES"
              + " ('a', 1, '4915112345678@c.us', 'first', 'waiting', 10, '2026-01-01 10:00:00.000 +00:00', 'x'),"
              + " ('b', 1, '4915112345678@c.us', 'later', 'waiting', 0, '2999-01-01 10:00:00.000 +00:00', 'x'),"
              + " ('c', NULL, '4915112345678@c.us', 'held', 'paused', -1, NULL, 'x'),"
              + " ('d', 1, '4915112345678@c.us', 'going', 'active', 0, NULL, 'x'),"
              + " ('e', 1, '4915112345678@c.us', 'gone', 'completed', 0, NULL, 'x'),"
              + " ('f', 1, '12@c.us', 'nowhere', 'waiting', 0, NULL, 'x')");
    }

    assertThat(accounts("fresh", "").importSeed(Path.of("seed.sqlite"), "operator", true))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();

    assertThat(said())
        .contains(
            "user c@example.org: the password's hash is none of bcrypt",
            "Users taken over: 2",
            "Messages taken over: 3",
            "1: completed",
            "1: to a number that is none",
            "message d was being sent there and may have left");
    out.reset();
    accounts("fresh", "").importSeed(Path.of("seed.sqlite"), "operator", true);
    assertThat(said())
        .contains("Users taken over: 0", "Messages taken over: 0", "3: taken over before");

    try (Application second =
        TestApplication.in(folder)
            .with("siakoberpa.data", folder.resolve("fresh").toString())
            .with(Settings.DISPATCH_TO, "mock:target")
            .with(Settings.URL, "http://127.0.0.1/")
            .start()) {
      assertThat(
              Rows.of(second)
                  .of(
                      "SELECT payload, priority, created_by, wake_at FROM message_jobs ORDER BY id"))
          .extracting(row -> row.get("priority") + " " + row.get("created_by"))
          .containsExactly("1 user:1", "5 user:1", "9 import");
      ApiClient there = ApiClient.to(second.port());
      assertThat(
              there
                  .post("/api/auth/login", "{\"email\":\"old@example.org\",\"password\":\"abc\"}")
                  .status())
          .as("with the password they had")
          .isEqualTo(200);
      assertThat(
              there
                  .post("/api/auth/login", "{\"email\":\"gone@example.org\",\"password\":\"abc\"}")
                  .status())
          .as("of somebody who was not active there")
          .isEqualTo(401);
    }
  }
}
