package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.testclock.MutableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Users, API keys, whose messages are whose, slowed-down guessing, and what the audit log keeps.
 */
class AccountsHttpTest {
  private static final String STATUS = "/api/whatsapp/status";
  private static final String SEND = "/api/whatsapp/send-message";
  private static final String WORDS = "green ladder seven";

  @TempDir static Path folder;
  private static MutableClock clock;
  private static Application application;
  private static ApiClient api;

  @BeforeAll
  static void start() {
    clock = new MutableClock(Instant.parse("2026-11-23T12:00:00Z"));
    application =
        TestApplication.in(folder)
            .at(clock)
            .with("siakoberpa.auth.access-token-lifetime", "90d")
            .with("siakoberpa.auth.refresh-token-lifetime", "90d")
            .start();
    api = ApiClient.to(application.port());
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static ApiClient admin() {
    return api.loggedIn();
  }

  private static long user(String email, String role) {
    Answer made =
        admin()
            .post(
                "/api/v1/users",
                "{\"email\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"}"
                    .formatted(email, WORDS, role));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().get("id").asLong();
  }

  private static Answer login(String email, String password) {
    return api.post(
        "/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  private static ApiClient as(String email) {
    return api.as(login(email, WORDS).text("accessToken"));
  }

  private static Answer patch(long id, String json) {
    return admin()
        .send(
            "PATCH",
            "/api/v1/users/" + id,
            BodyPublishers.ofString(json),
            "Content-Type",
            "application/json");
  }

  private static String key(String fields) {
    Answer made = admin().post("/api/v1/api-keys", "{\"name\":\"k\",%s}".formatted(fields));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("key");
  }

  private static String message(String session) {
    return "{\"number\":\"+4915112345678\",\"message\":\"hi\",\"session\":\"%s\"}"
        .formatted(session);
  }

  private static Answer delete(ApiClient client, String path) {
    return client.send("DELETE", path, BodyPublishers.noBody());
  }

  @Test
  void a_user_is_made_shown_changed_and_deleted() {
    long id = user("Some@Example.org", "viewer");
    assertThat(admin().get("/api/v1/users/" + id).text("email")).isEqualTo("some@example.org");
    assertThat(admin().get("/api/v1/users?limit=1").json().get("next").isNull()).isFalse();
    ApiClient some = as("some@example.org");
    assertThat(some.post(SEND, message("a")).status()).as("a viewer").isEqualTo(403);

    assertThat(patch(id, "{\"role\":\"sender\"}").text("role")).isEqualTo("sender");
    assertThat(some.post(SEND, message("a")).status()).as("at once").isEqualTo(202);

    assertThat(patch(id, "{\"disabled\":true}").json().get("disabled").asBoolean()).isTrue();
    assertThat(some.get(STATUS).text("code")).as("at once").isEqualTo("LOGIN_ENDED");
    assertThat(login("some@example.org", WORDS).status()).isEqualTo(401);
    patch(id, "{\"disabled\":false}");
    ApiClient again = as("some@example.org");
    assertThat(again.get(STATUS).status()).isEqualTo(200);

    assertThat(delete(admin(), "/api/v1/users/" + id).status()).isEqualTo(200);
    assertThat(again.get(STATUS).status()).as("at once").isEqualTo(401);
    assertThat(delete(admin(), "/api/v1/users/" + id).text("code")).isEqualTo("USER_NOT_FOUND");
    assertThat(admin().get("/api/v1/users/x").status()).isEqualTo(404);
  }

  @Test
  void what_makes_no_user_is_refused_by_field() {
    user("taken@example.org", "viewer");
    Map.of(
            "{}", "EMAIL_MISSING",
            "{\"email\":\"x\",\"password\":\"green ladder seven\",\"role\":\"viewer\"}",
                "EMAIL_INVALID",
            "{\"email\":\"x@y\",\"password\":\"short\",\"role\":\"viewer\"}", "PASSWORD_WEAK",
            "{\"email\":\"x@y\",\"password\":\"green ladder seven\",\"role\":\"king\"}",
                "ROLE_INVALID",
            "{\"email\":\"Taken@example.org\",\"password\":\"green ladder seven\",\"role\":\"viewer\"}",
                "EMAIL_TAKEN",
            "{\"mail\":1,\"email\":\"x@y\",\"password\":\"green ladder seven\",\"role\":\"viewer\"}",
                "FIELD_UNKNOWN")
        .forEach(
            (body, code) ->
                assertThat(admin().post("/api/v1/users", body).text("code"))
                    .as(body)
                    .isEqualTo(code));
    assertThat(patch(1, "{}").text("code")).isEqualTo("CHANGE_MISSING");
  }

  @Test
  void the_last_administrator_stays() {
    assertThat(patch(1, "{\"role\":\"viewer\"}").text("code")).isEqualTo("LAST_ADMIN");
    assertThat(patch(1, "{\"disabled\":true}").status()).isEqualTo(409);
    assertThat(delete(admin(), "/api/v1/users/1").status()).isEqualTo(409);
    long second = user("second@example.org", "admin");
    patch(second, "{\"disabled\":true}");
    assertThat(delete(admin(), "/api/v1/users/1").status())
        .as("beside one who may not log in")
        .isEqualTo(409);
  }

  @Test
  void ones_own_password_is_changed_by_whoever_knows_the_old_one() {
    user("own@example.org", "viewer");
    ApiClient here = as("own@example.org");
    ApiClient elsewhere = as("own@example.org");
    String path = "/api/v1/users/me/password";
    String right = "{\"oldPassword\":\"%s\",\"newPassword\":\"brown ladder eight\"}";

    assertThat(here.post(path, right.formatted("wrong")).text("code"))
        .isEqualTo("INVALID_CREDENTIALS");
    assertThat(
            here.post(path, "{\"oldPassword\":\"%s\",\"newPassword\":\"x\"}".formatted(WORDS))
                .text("code"))
        .isEqualTo("PASSWORD_WEAK");
    assertThat(here.post(path, right.formatted(WORDS)).status()).isEqualTo(200);

    assertThat(here.get(STATUS).status()).as("this login").isEqualTo(200);
    assertThat(elsewhere.get(STATUS).text("code")).as("others").isEqualTo("LOGIN_ENDED");
    assertThat(login("own@example.org", WORDS).status()).isEqualTo(401);
    assertThat(login("own@example.org", "brown ladder eight").status()).isEqualTo(200);
  }

  @Test
  void a_key_is_shown_once_is_good_until_it_expires_and_notes_its_use() {
    Instant expires = clock.instant().plus(Duration.ofDays(1));
    String key = key("\"scopes\":[\"read\"],\"expiresAt\":\"%s\"".formatted(expires));

    assertThat(api.get(STATUS, "X-Api-Key", key).status()).isEqualTo(200);
    assertThat(api.get(STATUS, "X-Api-Key", key + "x").text("code")).isEqualTo("API_KEY_INVALID");
    String list = admin().get("/api/v1/api-keys").body();
    assertThat(list).contains(key.substring(0, 11)).doesNotContain(key);
    assertThat(Rows.of(application).of("SELECT * FROM api_keys").toString()).doesNotContain(key);
    application.camelContext().createProducerTemplate().sendBody("direct:record-key-uses", null);
    assertThat(
            Rows.of(application)
                .of(
                    "SELECT last_used_at FROM api_keys WHERE prefix = '"
                        + key.substring(0, 11)
                        + "'"))
        .containsExactly(Map.of("last_used_at", clock.millis()));

    clock.advance(Duration.ofDays(1));
    assertThat(api.get(STATUS, "X-Api-Key", key).text("code")).isEqualTo("API_KEY_INVALID");
  }

  @Test
  void a_revoked_key_is_dead_at_once_on_the_event_loop_too() {
    String key = key("\"scopes\":[\"send\"]");
    assertThat(api.post(SEND, message("a"), "X-Api-Key", key).status()).isEqualTo(202);
    long id =
        ((Number) Rows.of(application).of("SELECT max(id) AS id FROM api_keys").get(0).get("id"))
            .longValue();

    assertThat(delete(admin(), "/api/v1/api-keys/" + id).status()).isEqualTo(200);

    assertThat(api.post(SEND, message("a"), "X-Api-Key", key).status()).isEqualTo(401);
    assertThat(delete(admin(), "/api/v1/api-keys/" + id).status()).isEqualTo(404);
  }

  @Test
  void a_key_can_do_no_more_than_its_owner() {
    long owner = user("owner@example.org", "admin");
    String key =
        as("owner@example.org")
            .post("/api/v1/api-keys", "{\"name\":\"k\",\"scopes\":[\"send\",\"read\"]}")
            .text("key");
    assertThat(api.post(SEND, message("a"), "X-Api-Key", key).status()).isEqualTo(202);

    patch(owner, "{\"role\":\"viewer\"}");
    assertThat(api.post(SEND, message("a"), "X-Api-Key", key).status()).isEqualTo(403);
    patch(owner, "{\"disabled\":true}");
    assertThat(api.get(STATUS, "X-Api-Key", key).status()).isEqualTo(401);
  }

  @Test
  void a_key_that_is_limited_reaches_its_sessions_only() {
    String key = key("\"scopes\":[\"read\",\"send\",\"control\"],\"sessions\":[\"mine\"]");
    String[] with = {"X-Api-Key", key};
    String foreign = admin().post(SEND, message("theirs")).text("jobId");
    String own = api.post(SEND, message("mine"), with).text("jobId");

    assertThat(api.post(SEND, message("theirs"), with).status()).isEqualTo(403);
    assertThat(api.post("/api/v1/sessions/theirs/messages", "{}", with).status()).isEqualTo(403);
    assertThat(api.get("/api/v1/messages/" + foreign, with).status()).isEqualTo(404);
    assertThat(api.get("/api/v1/messages/" + own, with).status()).isEqualTo(200);
    assertThat(api.post("/api/v1/messages/" + foreign + "/cancel", "", with).status())
        .isEqualTo(404);
    assertThat(api.get("/api/v1/messages", with).body()).contains(own).doesNotContain(foreign);
    assertThat(api.get("/api/v1/stats", with).body()).doesNotContain("theirs");
    assertThat(api.post("/api/whatsapp/queue/pause", "", with).status())
        .as("all sessions")
        .isEqualTo(403);
    assertThat(api.post("/api/whatsapp/queue/pause", "{\"session\":\"mine\"}", with).status())
        .isEqualTo(200);
    assertThat(api.get("/api/v1/opt-outs", with).status()).isEqualTo(403);
    assertThat(
            admin()
                .post(
                    "/api/v1/api-keys",
                    "{\"name\":\"k\",\"scopes\":[\"admin\"],\"sessions\":[\"mine\"]}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void a_sender_follows_what_they_sent_and_nothing_else() {
    user("sender@example.org", "sender");
    ApiClient sender = as("sender@example.org");
    admin().post("/api/whatsapp/queue/pause", "{\"session\":\"shared\"}");
    String foreign = admin().post(SEND, message("shared")).text("jobId");
    String own = sender.post(SEND, message("shared")).text("jobId");

    for (String path : List.of("/api/whatsapp/queue/job/", "/api/v1/messages/")) {
      assertThat(sender.get(path + own).status()).as(path + "own").isEqualTo(200);
      assertThat(sender.get(path + foreign).status()).as(path + "foreign").isEqualTo(404);
      assertThat(admin().get(path + own).status()).as("an administrator").isEqualTo(200);
    }
    for (String list :
        List.of("/api/v1/messages", "/api/whatsapp/retry-queue?session=shared&status=waiting")) {
      assertThat(sender.get(list).body()).as(list).contains(own).doesNotContain(foreign);
      assertThat(admin().get(list).body()).as(list).contains(own, foreign);
    }
    assertThat(sender.post("/api/v1/messages/" + foreign + "/cancel", "").status()).isEqualTo(404);
    assertThat(sender.post("/api/whatsapp/queue/retry/" + foreign, "").status()).isEqualTo(404);
    assertThat(sender.post("/api/v1/messages/" + own + "/cancel", "").status()).isEqualTo(200);
    assertThat(sender.post("/api/v1/messages/" + own + "/retry", "").status()).isEqualTo(200);
    assertThat(sender.get("/api/v1/stats").status()).isEqualTo(403);
    assertThat(admin().get("/api/v1/messages/" + foreign).text("state")).isEqualTo("queued");
  }

  @Test
  void guessing_becomes_slower_with_each_failure_known_user_or_not() {
    user("guessed@example.org", "viewer");
    for (String email : List.of("guessed@example.org", "nobody@example.org")) {
      for (int i = 0; i < 5; i++) {
        assertThat(login(email, "wrong").status()).as("try %d for %s", i, email).isEqualTo(401);
      }
      Answer sixth = login(email, "wrong");
      assertThat(sixth.status()).as(email).isEqualTo(429);
      assertThat(sixth.header("Retry-After")).hasValue("1");
      clock.advance(Duration.ofSeconds(1));
      assertThat(login(email, "wrong").status()).isEqualTo(401);
      assertThat(login(email, WORDS).header("Retry-After")).hasValue("2");
    }
    assertThat(login("own-other@example.org", "x").status()).as("others").isEqualTo(401);
    clock.advance(Duration.ofSeconds(2));
    assertThat(login("guessed@example.org", WORDS).status()).as("in time").isEqualTo(200);
    assertThat(login("guessed@example.org", "wrong").status()).as("afresh").isEqualTo(401);
  }

  @Test
  void the_audit_log_says_who_did_what_and_no_secret() {
    long id = user("audited@example.org", "viewer");
    login("audited@example.org", "a wrong password");
    patch(id, "{\"role\":\"sender\"}");
    key("\"scopes\":[\"read\"]");

    Answer page = admin().get("/api/v1/audit?limit=20");

    assertThat(page.json().get("entries"))
        .extracting(
            entry ->
                "%s %s %s %s"
                    .formatted(
                        entry.get("actor").asText(),
                        entry.get("action").asText(),
                        entry.get("target").asText(),
                        entry.get("result").asText()))
        .contains(
            "user:1 user.create user:%d ok".formatted(id),
            "user:1 user.change user:%d ok".formatted(id),
            "null login user:%d refused".formatted(id));
    assertThat(page.json().get("entries").get(0).get("address").asText()).isEqualTo("127.0.0.1");
    assertThat(page.body()).doesNotContain("siak_", "password\"", "@example.org", "wrong");
    Answer first = admin().get("/api/v1/audit?limit=1");
    Answer second = admin().get("/api/v1/audit?limit=1&cursor=" + first.text("next"));
    assertThat(second.json().get("entries")).hasSize(1);
    assertThat(second.text("next")).isNotEqualTo(first.text("next"));
  }
}
