package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.whatsappweb.WhatsAppWebException;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Status, QR and reset, with sessions that the test plays. */
class SessionHttpTest {
  private static final String STATUS = "/api/whatsapp/status";
  private static final String QR = "/api/whatsapp/qr";

  @TempDir static Path folder;
  private static final Map<String, SessionStatus> SESSIONS = new ConcurrentHashMap<>();
  private static Application application;
  private static ApiClient me;

  @BeforeAll
  static void start() throws Exception {
    application =
        TestApplication.in(folder)
            .with(Settings.DISPATCH_TO, "whatsapp-web:$simple{variable.session}")
            .start();
    AdviceWith.adviceWith(
        application.camelContext(),
        "session-status",
        route -> route.weaveById("ask-session").replace().process(SessionHttpTest::answer));
    AdviceWith.adviceWith(
        application.camelContext(),
        "reset-session",
        route -> route.weaveById("reset").replace().process(SessionHttpTest::answer));
    me = ApiClient.to(application.port()).loggedIn();
  }

  private static void answer(Exchange exchange) {
    String session = exchange.getVariable("session", String.class);
    if (!SESSIONS.containsKey(session)) {
      throw new WhatsAppWebException("not now", "session_not_ready");
    }
    exchange.setVariable("sessionStatus", SESSIONS.get(session));
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static void session(String name, SessionState state, @Nullable String qr) {
    Instant since = Instant.parse("2026-11-23T12:00:00Z");
    String advice = qr == null ? null : "Scan it.";
    SESSIONS.put(
        name, new SessionStatus(name, state, since, null, advice, qr, null, null, since, since));
  }

  @Test
  void status_tells_of_the_session_the_queue_and_the_processor() {
    session("default", SessionState.READY, null);

    Answer answer = me.get(STATUS);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().fieldNames())
        .toIterable()
        .containsExactly(
            "isReady",
            "status",
            "reason",
            "hasQR",
            "clientExists",
            "lastActivity",
            "keepAliveActive",
            "uptime",
            "queue",
            "processor",
            "message");
    assertThat(answer.json().get("isReady").asBoolean()).isTrue();
    assertThat(answer.text("status")).isEqualTo("READY");
    assertThat(answer.text("lastActivity")).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(answer.json().get("queue").fieldNames())
        .toIterable()
        .containsExactly("waiting", "active", "completed", "failed", "delayed", "paused", "total");
    assertThat(answer.json().get("processor").toString())
        .isEqualTo(
            "{\"isProcessing\":true,\"currentlyProcessing\":0,\"maxConcurrent\":1,"
                + "\"processInterval\":200,\"stalledTimeout\":240000}");
  }

  @Test
  void status_asks_for_the_session_that_is_named() {
    session("work", SessionState.SCAN_QR, "2@abc");
    me.post("/api/v1/sessions", "{\"name\":\"work\",\"start\":false}");

    Answer answer = me.get(STATUS + "?session=work", "session", "evil");

    assertThat(answer.text("status")).isEqualTo("SCAN_QR");
    assertThat(answer.json().get("isReady").asBoolean()).isFalse();
    assertThat(answer.json().get("hasQR").asBoolean()).isTrue();
    assertThat(answer.text("message")).isEqualTo("Scan it.");
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, SESSION_INVALID",
    "'', SESSION_INVALID",
    "../x, SESSION_INVALID",
    "x?operation=RESET, SESSION_INVALID",
    "%24%7Bbody%7D, SESSION_INVALID"
  })
  void a_session_that_could_be_more_than_a_name_is_refused(String name, String code) {
    Answer answer = me.get(STATUS + "?session=" + name);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo(code);
  }

  @Test
  void a_parameter_comes_once() {
    Answer answer = me.get(STATUS + "?session=a&session=b");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("PARAMETER_REPEATED");
  }

  @Test
  void the_queue_is_counted_by_the_sampler() {
    session("counted", SessionState.OFFLINE, null);
    // Scheduled, or the dispatcher would start a browser for them.
    String message =
        "{\"number\":\"4915112345678\",\"message\":\"hi\",\"session\":\"counted\","
            + "\"sendAt\":\"2999-01-01T00:00:00Z\"}";
    me.post("/api/whatsapp/send-message", message);
    me.post("/api/whatsapp/send-message", message);

    await()
        .untilAsserted(
            () ->
                assertThat(me.get(STATUS + "?session=counted").json().get("queue").toString())
                    .isEqualTo(
                        "{\"waiting\":0,\"active\":0,\"completed\":0,\"failed\":0,\"delayed\":2,"
                            + "\"paused\":0,\"total\":2}"));
  }

  @Test
  void the_qr_code_comes_in_every_form() {
    session("link", SessionState.SCAN_QR, "2@abc,def==");
    String path = QR + "?session=link";

    Answer json = me.get(path);
    assertThat(json.json().fieldNames())
        .toIterable()
        .containsExactly("qr", "isReady", "message", "ticket");
    assertThat(json.text("qr")).startsWith("data:image/png;base64,iVBORw0KGgo");
    assertThat(me.get(path + "&format=raw").body()).isEqualTo("2@abc,def==");
    assertThat(me.get(path + "&format=TEXT").body()).contains("█");
    assertThat(me.get(path + "&format=svg").body()).startsWith("<svg ");
    Answer png = me.get(path, "Accept", "image/webp", "Accept", "image/png");
    assertThat(png.header("Content-Type")).hasValue("image/png");
    assertThat(new String(png.response().body(), StandardCharsets.ISO_8859_1)).contains("PNG");
    assertThat(me.get(path + "&format=gif").text("code")).isEqualTo("FORMAT_INVALID");
  }

  @Test
  void a_browser_sees_the_qr_code_by_its_ticket_alone() {
    session("page", SessionState.SCAN_QR, "2@abc,def==");
    ApiClient browser = ApiClient.to(application.port());
    String path = "/api/whatsapp/qr-page?ticket=";
    String ticket = me.get(QR + "?session=page").text("ticket");

    Answer page = browser.get(path + ticket + "&session=default");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.header("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.header("Content-Security-Policy"))
        .get()
        .asString()
        .startsWith("default-src 'none'; img-src data:; style-src 'sha256-");
    assertThat(page.body())
        .contains(
            "http-equiv=\"refresh\"", "Link a device: page", "src=\"data:image/png;base64,iVBOR")
        .doesNotContain("<script", "http://", "https://");

    session("page", SessionState.READY, null);
    assertThat(browser.get(path + ticket).body())
        .contains("<h1>Linked</h1>")
        .doesNotContain("refresh");
  }

  @ParameterizedTest
  @CsvSource({"''", "?ticket=", "?ticket=x", "?ticket=a.b.c", "?ticket=x&ticket=y"})
  void without_a_ticket_of_ours_there_is_no_page(String query) {
    Answer answer = ApiClient.to(application.port()).get("/api/whatsapp/qr-page" + query);

    assertThat(answer.status()).isIn(400, 401);
    assertThat(answer.text("code")).isIn("TICKET_INVALID", "PARAMETER_REPEATED");
    String access = me.login().text("accessToken");
    assertThat(me.get("/api/whatsapp/qr-page?ticket=" + access).text("code"))
        .as("an access token as a ticket")
        .isEqualTo("TICKET_INVALID");
  }

  @Test
  void a_connected_session_needs_no_qr_code() {
    session("linked", SessionState.READY, null);

    Answer answer = me.get(QR + "?session=linked&format=png");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"message\":\"WhatsApp is connected.\",\"isReady\":true}");
  }

  @Test
  void a_qr_code_that_is_not_there_yet_is_400_with_what_the_older_api_says_then() {
    session("new", SessionState.STARTING, null);

    Answer answer = me.get(QR + "?session=new");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("QR_NOT_READY");
    assertThat(answer.json().get("isReady").asBoolean(true)).isFalse();
    assertThat(answer.json().get("qr").isNull()).isTrue();
    assertThat(answer.text("status")).isEqualTo("STARTING");
    assertThat(answer.text("requestId")).isNotEmpty();
  }

  @Test
  void a_reset_answers_with_what_is_next_and_the_queue() {
    session("old", SessionState.STARTING, null);

    Answer inBody = me.post("/api/whatsapp/reset-session", "{\"session\":\"old\"}");
    Answer inQuery = me.post("/api/whatsapp/reset-session?session=old", "");

    assertThat(inBody.status()).isEqualTo(200);
    assertThat(inBody.json().fieldNames())
        .toIterable()
        .containsExactly("success", "message", "queueStats");
    assertThat(inBody.json().get("queueStats").get("total").asLong()).isZero();
    assertThat(inQuery.status()).isEqualTo(200);
  }

  @Test
  void a_session_that_cannot_do_it_now_is_503() {
    Answer answer = me.post("/api/whatsapp/reset-session", "{\"session\":\"nowhere\"}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("code")).isEqualTo("SESSION_NOT_READY");
    assertThat(answer.header("Retry-After")).hasValue("5");
  }
}
