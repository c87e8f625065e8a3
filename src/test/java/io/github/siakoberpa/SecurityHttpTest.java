package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.ApiClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people try who mean no good. */
class SecurityHttpTest {
  private static final String SEND = "/api/whatsapp/send-message";
  private static final String MESSAGES = "/api/v1/messages";
  private static final String ORIGIN = "https://app.example.org";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient api;
  private static ApiClient me;

  @BeforeAll
  static void start() throws Exception {
    application = TestApplication.in(folder).with("siakoberpa.http.cors-origins", ORIGIN).start();
    AdviceWith.adviceWith(
        application.camelContext(),
        "qr",
        route ->
            route
                .weaveAddFirst()
                .process(
                    exchange -> {
                      throw new IllegalStateException("secret at /etc/passwd: SELECT 1");
                    }));
    api = ApiClient.to(application.port());
    me = api.loggedIn();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static void hasTheOneShape(Answer answer) {
    assertThat(answer.json().get("success").asBoolean(true)).as(answer.body()).isFalse();
    assertThat(answer.text("code")).matches("[A-Z_]+");
    assertThat(answer.header("X-Request-Id")).hasValue(answer.text("requestId"));
    assertThat(answer.body())
        .doesNotContainIgnoringCase("exception", "select ", "sqlite", "/etc/passwd", "java.");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR '1'='1",
        "x'; DROP TABLE message_jobs; --",
        "1 UNION SELECT password_hash FROM users",
        "\" OR \"\"=\"",
        ":#session",
        "${variable.session}",
        "{{siakoberpa.admin.password}}",
        "a\u0000b",
        "a\r\nb"
      })
  void no_filter_becomes_part_of_a_statement(String evil) {
    me.post(SEND, "{\"number\":\"+49 151 12345678\",\"message\":\"x\"}");
    for (String filter :
        new String[] {
          "session", "state", "to", "clientRef", "createdBy", "since", "until", "limit", "cursor"
        }) {
      Answer answer = me.get(MESSAGES + "?" + filter + "=" + encoded(evil));

      if (answer.status() == 200) {
        assertThat(answer.json().get("messages")).as("%s=%s", filter, evil).isEmpty();
      } else {
        assertThat(answer.status()).as("%s=%s: %s", filter, evil, answer.body()).isEqualTo(400);
        hasTheOneShape(answer);
      }
    }
    assertThat(Rows.of(application).of("SELECT 1 FROM message_jobs")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e",
        "..%5c..%5c",
        "a%00b",
        "a%0d%0aSet-Cookie:%20x=1",
        "a%2fb",
        "work%3foperation=RESET",
        "$%7bvariable.x%7d"
      })
  void no_name_leads_out_of_its_folder_or_into_another_header(String name) {
    for (String path :
        new String[] {
          "/api/v1/sessions/%s/pace",
          "/api/v1/messages/%s",
          "/api/whatsapp/queue/job/%s",
          "/api/v1/opt-outs/%s"
        }) {
      Answer answer = me.get(path.formatted(name));

      assertThat(answer.status()).as(path + " " + name).isIn(400, 404);
      assertThat(answer.header("Set-Cookie")).isEmpty();
      hasTheOneShape(answer);
    }
    Answer query = me.get("/api/whatsapp/status?session=" + name);
    assertThat(query.status()).as("session=" + name).isEqualTo(400);
    hasTheOneShape(query);
  }

  @Test
  void a_line_break_in_a_field_stays_in_it() {
    Answer answer =
        me.post(
            SEND,
            "{\"number\":\"+49 151 12345678\",\"message\":\"a\\r\\nb\",\"clientRef\":\"x\\r\\nX-Evil: 1\"}");

    assertThat(answer.header("X-Evil")).isEmpty();
    assertThat(answer.status()).isIn(202, 400);
  }

  @Test
  void a_mistake_of_ours_tells_nothing() {
    Answer answer = me.get("/api/whatsapp/qr");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text("code")).isEqualTo("INTERNAL");
    assertThat(answer.body()).doesNotContain("secret");
    hasTheOneShape(answer);
  }

  @Test
  void headers_beyond_number_are_refused() throws IOException {
    String many =
        IntStream.range(0, 150).mapToObj(i -> "X-" + i + ": 1\r\n").collect(Collectors.joining());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("GET /api/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + many + "\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 431 ")
          .contains("\"code\":\"HEADERS_TOO_LARGE\"");
    }
  }

  @Test
  void long_body_of_nobody_is_not_read() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/sessions/default/messages/batch HTTP/1.1\r\nHost: x\r\n"
                      + "Content-Type: application/json\r\nContent-Length: 5000000\r\n\r\n{")
                  .getBytes(StandardCharsets.UTF_8));
      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 401 ".length());
      assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 401 ");
    }
  }

  @Test
  void every_answer_tells_browsers_to_do_nothing_with_it() {
    for (Answer answer :
        new Answer[] {api.get("/api/health"), api.get("/nope"), me.get(MESSAGES)}) {
      assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
      assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
      assertThat(answer.header("Cache-Control")).hasValue("no-store");
      assertThat(answer.header("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'none'");
      assertThat(answer.header("Strict-Transport-Security")).as("without TLS").isEmpty();
    }
  }

  @Test
  void only_pages_of_named_origins_may_call() {
    Answer preflight =
        api.send(
            "OPTIONS",
            SEND,
            BodyPublishers.noBody(),
            "Origin",
            ORIGIN,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,content-type");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).hasValue(ORIGIN);
    assertThat(preflight.header("Access-Control-Allow-Methods").orElse("")).contains("POST");
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();

    assertThat(api.get("/api/health", "Origin", ORIGIN).header("Access-Control-Allow-Origin"))
        .hasValue(ORIGIN);
    Answer other = api.get("/api/health", "Origin", "https://evil.example");
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(other.header("Vary")).hasValue("Origin");
  }
}
