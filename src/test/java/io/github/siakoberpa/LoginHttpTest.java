package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.testclock.MutableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginHttpTest {
  private static final String STATUS = "/api/whatsapp/status";

  @TempDir static Path folder;
  private static MutableClock clock;
  private static Application application;
  private static ApiClient api;

  @BeforeAll
  static void start() {
    clock = new MutableClock(Instant.parse("2026-11-23T12:00:00Z"));
    application = TestApplication.in(folder).at(clock).start();
    api = ApiClient.to(application.port());
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static Answer refresh(String token) {
    return api.post("/api/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(token));
  }

  private static void refused(Answer answer, String code) {
    assertThat(answer.status()).as("the status of %s", answer.body()).isEqualTo(401);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
  }

  @Test
  void a_login_answers_with_tokens_and_the_user() {
    Answer login = api.login();

    assertThat(login.status()).isEqualTo(200);
    assertThat(login.json().fieldNames())
        .toIterable()
        .containsExactly("accessToken", "token", "refreshToken", "expiresIn", "user");
    assertThat(login.text("token")).isEqualTo(login.text("accessToken"));
    assertThat(login.json().get("expiresIn").asInt()).isEqualTo(900);
    assertThat(login.json().get("user").toString())
        .isEqualTo("{\"id\":1,\"email\":\"admin@example.org\",\"role\":\"admin\"}");
    assertThat(api.as(login.text("token")).get(STATUS).status()).isEqualTo(200);
  }

  @Test
  void an_email_is_the_same_in_capitals() {
    String body =
        "{\"email\":\" Admin@Example.ORG \",\"password\":\"%s\"}"
            .formatted(TestApplication.PASSWORD);

    assertThat(api.post("/api/auth/login", body).status()).isEqualTo(200);
  }

  @Test
  void unknown_users_and_wrong_passwords_get_the_same_answer() {
    Answer unknown = api.post("/api/auth/login", "{\"email\":\"x@y\",\"password\":\"nope\"}");
    Answer wrong =
        api.post("/api/auth/login", "{\"email\":\"admin@example.org\",\"password\":\"nope\"}");

    refused(unknown, "INVALID_CREDENTIALS");
    refused(wrong, "INVALID_CREDENTIALS");
    assertThat(wrong.text("message")).isEqualTo("Invalid credentials");
    assertThat(unknown.text("message")).isEqualTo(wrong.text("message"));
  }

  @Test
  void a_login_needs_both_fields_as_texts() {
    assertThat(api.post("/api/auth/login", "{}").json().get("errors")).hasSize(2);
    Answer number = api.post("/api/auth/login", "{\"email\":\"a@b\",\"password\":5}");
    assertThat(number.status()).isEqualTo(400);
    assertThat(number.text("code")).isEqualTo("PASSWORD_INVALID");
  }

  @Test
  void quotes_and_sql_in_an_email_are_just_an_email() {
    String body = "{\"email\":\"' OR 1=1 --\",\"password\":\"x\"}";

    refused(api.post("/api/auth/login", body), "INVALID_CREDENTIALS");
  }

  @Test
  void quotes_belong_to_a_password() {
    String body =
        "{\"email\":\"admin@example.org\",\"password\":\"'%s'\"}"
            .formatted(TestApplication.PASSWORD);

    refused(api.post("/api/auth/login", body), "INVALID_CREDENTIALS");
  }

  @Test
  void without_a_token_nothing_is_shown() {
    for (String path : List.of(STATUS, "/api/whatsapp/qr", "/api/whatsapp/queue/job/x")) {
      refused(api.get(path), "TOKEN_MISSING");
    }
    for (String path :
        List.of("/api/whatsapp/send-message", "/api/whatsapp/reset-session", "/api/auth/logout")) {
      refused(api.post(path, "{}"), "TOKEN_MISSING");
    }
  }

  @Test
  void a_token_counts_in_its_header_only_and_as_bearer_only() {
    String token = api.login().text("accessToken");

    refused(api.get(STATUS + "?Authorization=Bearer%20" + token), "TOKEN_MISSING");
    refused(api.get(STATUS, "Authorization", "Basic " + token), "TOKEN_MISSING");
    refused(api.get(STATUS, "Authorization", "Bearer"), "TOKEN_MISSING");
    refused(api.get(STATUS, "Authorization", "Bearer x.y.z"), "TOKEN_INVALID");
    assertThat(api.get(STATUS, "Authorization", "bearer " + token).status()).isEqualTo(200);
  }

  @Test
  void a_refresh_token_is_no_access_token_and_the_other_way_round() {
    Answer login = api.login();

    refused(api.as(login.text("refreshToken")).get(STATUS), "TOKEN_INVALID");
    refused(refresh(login.text("accessToken")), "REFRESH_TOKEN_INVALID");
  }

  @Test
  void a_refresh_token_is_good_for_one_use() {
    Answer login = api.login();
    Answer refreshed = refresh(login.text("refreshToken"));

    assertThat(refreshed.json().fieldNames())
        .toIterable()
        .containsExactly("accessToken", "token", "refreshToken", "expiresIn");
    assertThat(api.as(refreshed.text("accessToken")).get(STATUS).status()).isEqualTo(200);
    assertThat(refreshed.text("refreshToken")).isNotEqualTo(login.text("refreshToken"));
    assertThat(refresh(refreshed.text("refreshToken")).status()).as("the new one").isEqualTo(200);
  }

  @Test
  void a_refresh_token_that_comes_twice_ends_its_login_for_whoever_has_the_copy() {
    Answer login = api.login();
    Answer other = api.login();
    Answer refreshed = refresh(login.text("refreshToken"));
    ApiClient current = api.as(refreshed.text("accessToken"));
    assertThat(current.get(STATUS).status()).as("before").isEqualTo(200);

    refused(refresh(login.text("refreshToken")), "REFRESH_TOKEN_INVALID");

    refused(refresh(refreshed.text("refreshToken")), "REFRESH_TOKEN_INVALID");
    refused(current.get(STATUS), "LOGIN_ENDED");
    assertThat(refresh(other.text("refreshToken")).status()).as("another login").isEqualTo(200);
    assertThat(
            Rows.of(application).of("SELECT target FROM audit WHERE action = 'refresh.replayed'"))
        .contains(Map.of("target", "user:1"));
  }

  @Test
  void refresh_has_another_name() {
    String body = "{\"refreshToken\":\"%s\"}".formatted(api.login().text("refreshToken"));

    assertThat(api.post("/api/auth/refresh-token", body).status()).isEqualTo(200);
    refused(api.post("/api/auth/refresh-token", body), "REFRESH_TOKEN_INVALID");
    assertThat(api.post("/api/auth/refresh-token", "{}").text("code"))
        .isEqualTo("REFRESH_TOKEN_MISSING");
  }

  @Test
  void a_logout_ends_its_own_login_at_once_and_no_other() {
    Answer mine = api.login();
    Answer other = api.login();
    ApiClient me = api.as(mine.text("accessToken"));
    assertThat(me.get(STATUS).status()).as("before").isEqualTo(200);

    Answer logout = me.send("POST", "/api/auth/logout", BodyPublishers.noBody());

    assertThat(logout.status()).isEqualTo(200);
    assertThat(logout.json().fieldNames()).toIterable().containsExactly("message");
    refused(me.get(STATUS), "LOGIN_ENDED");
    refused(me.post("/api/auth/logout", ""), "LOGIN_ENDED");
    refused(refresh(mine.text("refreshToken")), "REFRESH_TOKEN_INVALID");
    assertThat(api.as(other.text("accessToken")).get(STATUS).status()).isEqualTo(200);
    assertThat(refresh(other.text("refreshToken")).status()).isEqualTo(200);
  }

  @Test
  void tokens_grow_old() {
    Answer login = api.login();
    clock.advance(Duration.ofMinutes(16));

    refused(api.as(login.text("accessToken")).get(STATUS), "TOKEN_EXPIRED");
    Answer refreshed = refresh(login.text("refreshToken"));
    assertThat(refreshed.status()).as("the refresh token lives longer").isEqualTo(200);
    clock.advance(Duration.ofDays(31));
    refused(refresh(refreshed.text("refreshToken")), "REFRESH_TOKEN_INVALID");
  }

  @Test
  void logins_that_are_long_over_leave_the_database() {
    api.login();
    clock.advance(Duration.ofDays(31));
    Rows rows = Rows.of(application);

    for (int i = 0; i < 5; i++) {
      api.login();
    }

    assertThat(rows.of("SELECT id FROM logins WHERE expires_at <= " + clock.millis())).isEmpty();
    assertThat(rows.of("SELECT login_id FROM refresh_tokens WHERE expires_at <= " + clock.millis()))
        .isEmpty();
  }

  @Test
  void no_token_and_no_password_stands_in_the_files() throws Exception {
    Answer login = api.login();
    Rows.of(application).of("PRAGMA wal_checkpoint(FULL)");

    String database =
        Files.readString(folder.resolve("data/siakoberpa.db"), StandardCharsets.ISO_8859_1);

    assertThat(database).doesNotContain(login.text("refreshToken"), TestApplication.PASSWORD);
    assertThat(Rows.of(application).of("SELECT password_hash FROM users"))
        .extracting(Map::toString)
        .allMatch(hash -> hash.contains("$2b$04$"));
  }
}
