package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.ApiClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpErrorsTest {
  private static final String LOGIN = "/api/auth/login";
  private static final String STATUS = "/api/whatsapp/status";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient api;
  private static ApiClient me;

  @BeforeAll
  static void start() {
    application = TestApplication.in(folder).with("camel.server.max-body-size", "10000").start();
    api = ApiClient.to(application.port());
    me = api.loggedIn();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static void hasTheOneShape(Answer answer, int status, String code) {
    assertThat(answer.status()).as("the status of %s", answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).hasValue("application/json; charset=utf-8");
    assertThat(answer.header("Content-Length")).as("the length").isPresent();
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.json().get("success").asBoolean(true)).isFalse();
    assertThat(answer.text("message")).isNotBlank();
    assertThat(answer.header("X-Request-Id")).hasValue(answer.text("requestId"));
    assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nope",
        "/api",
        "/api/whatsapp",
        "/api/whatsapp/queue/job",
        "/API/HEALTH",
        "/api/whatsapp/queue/job/a/b",
        "/file-uploads/x",
        "/api/../etc/passwd",
        "/%2e%2e/etc"
      })
  void unknown_addresses_are_404(String path) {
    hasTheOneShape(api.get(path), 404, "NOT_FOUND");
    hasTheOneShape(api.post(path, "{}"), 404, "NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/auth/login, POST", "PUT, /api/whatsapp/send-message, POST",
    "DELETE, /api/whatsapp/queue/job/x, GET", "POST, /api/whatsapp/status, GET",
    "OPTIONS, /api/health, GET", "PATCH, /api/health, GET"
  })
  void wrong_methods_are_405_and_told_the_right_ones(String method, String path, String right) {
    Answer answer = api.send(method, path, BodyPublishers.noBody());

    hasTheOneShape(answer, 405, "METHOD_NOT_ALLOWED");
    assertThat(answer.header("Allow")).hasValue(right);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/jsonp",
        "multipart/mixed; boundary=x",
        "nonsense"
      })
  void other_content_than_json_and_forms_is_415(String type) {
    Answer answer =
        api.send(
            "POST", LOGIN, BodyPublishers.ofString("email=a&password=b"), "Content-Type", type);

    hasTheOneShape(answer, 415, "CONTENT_TYPE_UNSUPPORTED");
    assertThat(Files.exists(Path.of("file-uploads"))).as("a folder for uploads").isFalse();
  }

  @Test
  void content_without_a_type_is_415() {
    hasTheOneShape(
        api.send("POST", LOGIN, BodyPublishers.ofString("{}")), 415, "CONTENT_TYPE_UNSUPPORTED");
  }

  @Test
  void a_reset_can_do_without_a_body_but_not_with_any_body() {
    String path = "/api/whatsapp/reset-session";
    Answer untyped = me.send("POST", path, BodyPublishers.ofString("session=work"));
    Answer text =
        me.send(
            "POST", path, BodyPublishers.ofString("session=work"), "Content-Type", "text/plain");

    hasTheOneShape(untyped, 415, "CONTENT_TYPE_UNSUPPORTED");
    hasTheOneShape(text, 415, "CONTENT_TYPE_UNSUPPORTED");
    hasTheOneShape(me.post("/api/whatsapp/reset-session", "{"), 400, "JSON_INVALID");
    hasTheOneShape(
        me.post("/api/whatsapp/reset-session", "{\"session\":\"../x\"}"), 400, "SESSION_INVALID");
  }

  @Test
  void json_may_say_that_it_is_utf_8() {
    Answer answer =
        api.send(
            "POST",
            LOGIN,
            BodyPublishers.ofString("{}"),
            "Content-Type",
            "application/json; charset=utf-8");

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void a_body_that_is_too_long_is_413_whether_its_length_is_told_or_not() throws IOException {
    hasTheOneShape(api.post(LOGIN, " ".repeat(10_001)), 413, "BODY_TOO_LARGE");
    String chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
    String answer =
        raw(
            "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(4)
                + "0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"BODY_TOO_LARGE\"");
  }

  @Test
  void malformed_json_is_400_and_not_repeated() {
    Answer answer = api.post(LOGIN, "{\"email\": secret-thing");

    hasTheOneShape(answer, 400, "JSON_INVALID");
    assertThat(answer.body()).doesNotContain("secret-thing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /api/%zz HTTP/1.1", "GARBAGE"})
  void what_is_hardly_http_is_400_in_the_same_shape(String line) throws IOException {
    String answer = raw(line + "\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer.lines().findFirst().orElse("")).contains(" 400 ");
    assertThat(answer).contains("X-Request-Id: ").contains("\"code\":\"REQUEST_INVALID\"");
  }

  @Test
  void a_query_that_cannot_be_read_is_400() throws IOException {
    String token = api.login().text("accessToken");
    String answer =
        raw(
            "GET /api/whatsapp/status?session=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n");

    assertThat(answer).contains(" 400 ").contains("\"code\":\"REQUEST_INVALID\"");
  }

  @Test
  void an_address_without_end_is_414_and_a_header_without_end_431() throws IOException {
    String shape = "\"success\":false";

    assertThat(raw("GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .contains(" 414 ")
        .contains(shape);
    assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
        .contains(" 431 ")
        .contains(shape);
  }

  @Test
  void a_crash_tells_the_caller_nothing_but_where_to_look() {
    Rows rows = Rows.of(application);
    rows.execute("ALTER TABLE queue_stats RENAME TO gone");
    try {
      Answer answer = me.get(STATUS);

      hasTheOneShape(answer, 500, "INTERNAL");
      assertThat(answer.body()).doesNotContainIgnoringCase("sql", "queue_stats", "exception");
    } finally {
      rows.execute("ALTER TABLE gone RENAME TO queue_stats");
    }
  }

  @Test
  void a_crash_inside_a_transaction_is_no_different() {
    Rows rows = Rows.of(application);
    rows.execute("ALTER TABLE refresh_tokens RENAME TO gone");
    try {
      hasTheOneShape(api.login(), 500, "INTERNAL");
    } finally {
      rows.execute("ALTER TABLE gone RENAME TO refresh_tokens");
    }
    assertThat(api.login().status()).as("afterwards").isEqualTo(200);
  }

  @Test
  void a_sane_request_id_comes_back_and_any_other_is_replaced() {
    assertThat(api.get("/api/health", "X-Request-Id", "req-17").header("X-Request-Id"))
        .hasValue("req-17");
    assertThat(api.get("/nope", "X-Request-Id", "req-18").text("requestId")).isEqualTo("req-18");
    assertThat(api.get("/nope", "X-Request-Id", "<b>").text("requestId")).hasSize(36);
  }

  @Test
  void no_header_of_a_request_comes_back() {
    Answer answer =
        me.get(
            STATUS + "?X-Query=1&CamelHttpResponseCode=201&Content-Type=text/html",
            "X-Evil",
            "1",
            "Cookie",
            "a=b",
            "Location",
            "http://evil",
            "Set-Cookie",
            "a=b",
            "WWW-Authenticate",
            "evil",
            "CamelHttpResponseCode",
            "201",
            "Allow",
            "evil");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().map().keySet())
        .containsExactlyInAnyOrder(
            "cache-control",
            "content-length",
            "content-security-policy",
            "content-type",
            "referrer-policy",
            "x-content-type-options",
            "x-frame-options",
            "x-request-id");
  }

  @Test
  void health_needs_no_login_and_has_the_words_of_the_older_api() {
    Answer answer = api.get("/api/health");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"message\":\"WhatsApp API is running\"}");
    assertThat(answer.header("Content-Type")).hasValue("application/json; charset=utf-8");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
