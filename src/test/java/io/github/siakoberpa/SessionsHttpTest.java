package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.database.Database;
import io.github.siakoberpa.whatsappweb.WhatsAppWebException;
import io.github.siakoberpa.whatsappweb.session.NumberCheck;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of the richer API, on a machine without a browser. */
class SessionsHttpTest {
  private static final String SESSIONS = "/api/v1/sessions";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient me;

  @BeforeAll
  static void start() throws Exception {
    leaveSessionsOfAnEarlierStart();
    application =
        TestApplication.in(folder)
            .with("camel.component.whatsapp-web.sessions", "default")
            .with("camel.component.whatsapp-web.start-stagger", "10ms")
            .with("camel.component.whatsapp-web.browser-path", folder.resolve("none").toString())
            .start();
    AdviceWith.adviceWith(
        application.camelContext(),
        "v1-check-contacts",
        route ->
            route
                .weaveById("check-status")
                .replace()
                .process(exchange -> exchange.setVariable("sessionStatus", ready(exchange))));
    AdviceWith.adviceWith(
        application.camelContext(),
        "check-number",
        route -> route.weaveById("ask-number").replace().process(SessionsHttpTest::ask));
    me = ApiClient.to(application.port()).loggedIn();
  }

  private static void leaveSessionsOfAnEarlierStart() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    try (Database database = Database.open(data);
        Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO sessions (name, autostart, created_at) VALUES ('early', 1, 0), ('late', 0, 0)");
    }
  }

  private static SessionStatus ready(Exchange exchange) {
    String name = exchange.getVariable("session", String.class);
    SessionState state = name.equals("default") ? SessionState.READY : SessionState.OFFLINE;
    Instant since = Instant.parse("2026-11-23T12:00:00Z");
    return new SessionStatus(name, state, since, null, null, null, null, null, null, null);
  }

  /** Numbers that end in 0 are not there, and those that end in 9 get no answer. */
  private static void ask(Exchange exchange) {
    String chat = exchange.getMessage().getHeader("CamelWhatsAppWebChatId", String.class);
    if (chat.startsWith("9@", chat.length() - 6)) {
      throw new WhatsAppWebException("no answer", "number_check_failed");
    }
    exchange
        .getMessage()
        .setBody(
            chat.startsWith("0@", chat.length() - 6)
                ? new NumberCheck.NotRegistered()
                : new NumberCheck.Registered(chat, null));
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static Answer call(String method, String path) {
    return me.send(method, SESSIONS + path, BodyPublishers.noBody());
  }

  private static Answer patch(String path, String json) {
    return me.send(
        "PATCH",
        SESSIONS + path,
        BodyPublishers.ofString(json),
        "Content-Type",
        "application/json");
  }

  private static void create(String name) {
    Answer answer = me.post(SESSIONS, "{\"name\":\"%s\",\"start\":false}".formatted(name));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
  }

  private static void isRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as("the status of %s", answer.body()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
  }

  @Test
  void a_session_is_created_shown_changed_and_deleted() {
    Answer created = me.post(SESSIONS, "{\"name\":\"sales\",\"label\":\"Sales\",\"start\":false}");

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    JsonNode session = created.json().path("session");
    assertThat(session.fieldNames())
        .toIterable()
        .containsExactly(
            "name",
            "label",
            "autostart",
            "createdAt",
            "state",
            "isReady",
            "since",
            "reason",
            "message",
            "hasQR",
            "account",
            "browserStartedAt",
            "lastActivity");
    assertThat(session.path("state").asText()).isEqualTo("STOPPED");
    assertThat(session.path("autostart").asBoolean()).isTrue();
    assertThat(call("GET", "/sales").json().path("session")).isEqualTo(session);
    JsonNode listed = me.get(SESSIONS).json();
    assertThat(listed.fieldNames()).toIterable().containsExactly("sessions");
    assertThat(listed.path("sessions").findValuesAsText("name"))
        .contains("default", "sales")
        .isSorted();

    JsonNode changed = patch("/sales", "{\"label\":null,\"autostart\":false}").json();
    assertThat(changed.path("session").path("label").isNull()).isTrue();
    assertThat(changed.path("session").path("autostart").asBoolean(true)).isFalse();

    Answer deleted = call("DELETE", "/sales");
    assertThat(deleted.status()).as("%s", deleted.body()).isEqualTo(200);
    isRefused(call("GET", "/sales"), 404, "SESSION_NOT_FOUND");
  }

  @Test
  void a_session_is_started_stopped_and_started_again() {
    create("life");

    assertThat(call("POST", "/life/start").json().path("session").path("state").asText())
        .isIn("STARTING", "FAILED");
    await()
        .untilAsserted(
            () ->
                assertThat(call("GET", "/life").json().path("session").path("message").asText())
                    .contains("There is no browser"));
    assertThat(call("POST", "/life/stop").json().path("session").path("state").asText())
        .isEqualTo("STOPPED");
    assertThat(call("POST", "/life/restart").json().path("session").path("state").asText())
        .isIn("STARTING", "FAILED");
    assertThat(call("POST", "/life/logout").json().path("session").path("state").asText())
        .isEqualTo("LOGGED_OUT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sales",
        "-x",
        "../x",
        "a/b",
        "sandbox",
        "null",
        "ünï",
        "a b",
        "x?operation=RESET"
      })
  void a_name_that_could_be_more_than_one_is_refused(String name) {
    isRefused(me.post(SESSIONS, "{\"name\":\"%s\"}".formatted(name)), 400, "NAME_INVALID");
  }

  @Test
  void a_request_that_makes_no_sense_says_which_field() {
    isRefused(me.post(SESSIONS, "{}"), 400, "NAME_MISSING");
    isRefused(me.post(SESSIONS, "{\"name\":\"ok\",\"lable\":\"x\"}"), 400, "FIELD_UNKNOWN");
    isRefused(me.post(SESSIONS, "{\"name\":\"ok\",\"start\":\"yes\"}"), 400, "START_INVALID");
    isRefused(me.post(SESSIONS, "{\"name\":\"default\"}"), 409, "SESSION_EXISTS");
    create("twice");
    isRefused(me.post(SESSIONS, "{\"name\":\"twice\"}"), 409, "SESSION_EXISTS");
    isRefused(call("DELETE", "/twice?force=maybe"), 400, "FORCE_INVALID");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, ''",
    "PATCH, ''",
    "DELETE, ''",
    "POST, /start",
    "POST, /stop",
    "POST, /restart",
    "POST, /logout",
    "GET, /qr",
    "GET, /screenshot",
    "POST, /pairing-code",
    "POST, /contacts/check",
    "GET, /pace",
    "PATCH, /pace",
    "POST, /pace/new-chats/reopen"
  })
  void an_unknown_session_is_404_in_every_call(String method, String rest) {
    Answer answer =
        me.send(
            method,
            SESSIONS + "/nobody" + rest,
            BodyPublishers.ofString("{}"),
            "Content-Type",
            "application/json");

    isRefused(answer, 404, "SESSION_NOT_FOUND");
    assertThat(answer.text("field")).isEqualTo("session");
  }

  @Test
  void nothing_but_the_path_names_the_session() {
    Answer answer =
        me.get(
            SESSIONS + "/early?session=evil&CamelHttpPath=/x", "session", "evil", "name", "evil");

    assertThat(answer.json().path("session").path("name").asText()).isEqualTo("early");
  }

  @Test
  void one_of_the_configuration_has_a_label_and_stays() {
    assertThat(
            patch("/default", "{\"label\":\"Main\"}").json().path("session").path("label").asText())
        .isEqualTo("Main");
    isRefused(patch("/default", "{\"autostart\":false}"), 409, "SESSION_CONFIGURED");
    isRefused(call("DELETE", "/default"), 409, "SESSION_CONFIGURED");
  }

  @Test
  void a_session_with_messages_is_deleted_by_force_only() {
    create("busy");
    Answer sent =
        me.post(
            SESSIONS + "/busy/messages",
            "{\"to\":\"4915112345678\",\"text\":\"x\",\"sendAt\":\"2999-01-01T00:00:00Z\"}");
    assertThat(sent.status()).as("%s", sent.body()).isEqualTo(202);

    isRefused(call("DELETE", "/busy"), 409, "SESSION_HAS_MESSAGES");
    assertThat(call("DELETE", "/busy?force=true&logout=false").status()).isEqualTo(200);
    assertThat(Rows.of(application).of("SELECT state FROM message_jobs WHERE session = 'busy'"))
        .extracting(row -> row.get("state"))
        .containsExactly("cancelled");
  }

  @Test
  void a_deleted_session_leaves_its_messages_and_neither_pace_nor_pause() throws Exception {
    create("moved");
    Rows rows = Rows.of(application);
    rows.execute(
        "INSERT INTO chats (session, chat_id, known_since) WITH RECURSIVE n(i) AS"
            + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) SELECT 'moved', 'c' || i, 0 FROM n");
    rows.execute("INSERT INTO pace_minutes VALUES ('moved', 0, 5, 5)");
    patch("/moved/pace", "{\"perDay\":7}");
    me.post("/api/whatsapp/queue/pause", "{\"session\":\"moved\"}");
    String job = scheduled("moved");
    me.post("/api/v1/messages/" + job + "/cancel", "");

    assertThat(call("DELETE", "/moved?logout=false").status()).isEqualTo(200);

    assertThat(rows.of("SELECT 1 FROM chats WHERE session = 'moved'")).isEmpty();
    assertThat(rows.of("SELECT 1 FROM pace_minutes WHERE session = 'moved'")).isEmpty();
    isRefused(call("GET", "/moved/pace"), 404, "SESSION_NOT_FOUND");
    assertThat(me.get("/api/v1/stats").json().path("sessions").has("moved")).isFalse();
    assertThat(me.get("/api/v1/messages/" + job).json().path("state").asText())
        .isEqualTo("cancelled");

    create("moved");
    JsonNode pace = call("GET", "/moved/pace").json();
    assertThat(pace.path("changed")).isEmpty();
    assertThat(pace.path("settings").path("perDay").asInt()).isNotEqualTo(7);
    scheduled("moved");
    assertThat(rows.of("SELECT paused_at FROM session_queues WHERE session = 'moved'"))
        .as("its queue is there again, and not paused")
        .singleElement()
        .satisfies(row -> assertThat(row.get("paused_at")).isNull());
  }

  private static String scheduled(String session) {
    Answer sent =
        me.post(
            SESSIONS + "/" + session + "/messages",
            "{\"to\":\"4915112345678\",\"text\":\"x\",\"sendAt\":\"2999-01-01T00:00:00Z\"}");
    assertThat(sent.status()).as("%s", sent.body()).isEqualTo(202);
    return sent.text("id");
  }

  @Test
  void a_deleted_session_leaves_no_folder() throws Exception {
    create("folder");
    Path profile = folder.resolve("sessions").resolve("folder");
    Files.createDirectories(profile.resolve("Default"));
    Files.writeString(profile.resolve("Default").resolve("Cookies"), "x");

    Answer deleted = call("DELETE", "/folder?logout=false");

    assertThat(deleted.text("message")).contains("phone was not told");
    assertThat(profile).doesNotExist();
  }

  @Test
  void numbers_are_checked_in_their_order_and_no_longer_once_nobody_answers() {
    Answer answer =
        me.post(
            SESSIONS + "/default/contacts/check",
            "{\"numbers\":[\"+49 151 12345678\",4915112345670,\"12\",\"x@g.us\",\"4915112345679\",\"4915112345671\"]}");

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    JsonNode numbers = answer.json().path("numbers");
    assertThat(numbers.get(0).toString())
        .isEqualTo(
            "{\"number\":\"+49 151 12345678\",\"registered\":true,\"chatId\":\"4915112345678@c.us\",\"lid\":null}");
    assertThat(numbers.get(1).toString())
        .isEqualTo("{\"number\":\"4915112345670\",\"registered\":false,\"chatId\":null}");
    assertThat(numbers.findValuesAsText("code"))
        .hasSize(4)
        .endsWith("NUMBER_CHECK_FAILED", "NUMBER_CHECK_FAILED")
        .first()
        .asString()
        .startsWith("NUMBER_");
    assertThat(numbers).hasSize(6);
  }

  @Test
  void a_check_needs_numbers_and_a_session_that_is_ready() {
    create("away");
    String path = SESSIONS + "/default/contacts/check";

    isRefused(me.post(path, "{}"), 400, "NUMBERS_MISSING");
    isRefused(me.post(path, "{\"numbers\":[[]]}"), 400, "NUMBERS_INVALID");
    String many = "\"4915112345678\",".repeat(101);
    isRefused(
        me.post(path, "{\"numbers\":[" + many.substring(0, many.length() - 1) + "]}"),
        400,
        "NUMBERS_INVALID");
    Answer away = me.post(SESSIONS + "/away/contacts/check", "{\"numbers\":[\"4915112345678\"]}");
    isRefused(away, 503, "SESSION_NOT_READY");
    assertThat(away.header("Retry-After")).isPresent();
  }

  @Test
  void what_the_state_of_a_session_forbids_is_409() {
    create("idle");
    call("POST", "/idle/stop");
    String pairing = SESSIONS + "/idle/pairing-code";

    isRefused(call("GET", "/idle/screenshot"), 409, "SESSION_STOPPED");
    isRefused(me.post(pairing, "{\"phone\":\"+49 151 12345678\"}"), 409, "NOT_WAITING_FOR_LINK");
    assertThat(me.post(pairing, "{\"phone\":\"12\"}").text("field")).isEqualTo("phone");
    isRefused(call("GET", "/idle/qr?format=json"), 400, "QR_NOT_READY");
  }

  @ParameterizedTest
  @CsvSource({
    "viewer, GET, '', 200",
    "viewer, GET, /default, 200",
    "viewer, POST, /default/stop, 403",
    "viewer, POST, /default/contacts/check, 403",
    "sender, POST, /default/start, 403",
    "sender, GET, /default/screenshot, 403",
    "operator, PATCH, /default, 200",
    "operator, DELETE, /default, 403",
    "operator, POST, '', 403"
  })
  void each_call_needs_its_role(String role, String method, String rest, int status) {
    Rows rows = Rows.of(application);
    rows.execute("UPDATE users SET role = '%s'".formatted(role));
    try {
      ApiClient other = ApiClient.to(application.port()).loggedIn();
      Answer answer =
          other.send(
              method,
              SESSIONS + rest,
              BodyPublishers.ofString("{}"),
              "Content-Type",
              "application/json");
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    } finally {
      rows.execute("UPDATE users SET role = 'admin'");
    }
  }

  @Test
  void a_created_session_starts_with_the_application_if_it_says_so() {
    await()
        .untilAsserted(
            () ->
                assertThat(call("GET", "/early").json().path("session").path("state").asText())
                    .isEqualTo("FAILED"));
    assertThat(call("GET", "/late").json().path("session").path("state").asText())
        .isEqualTo("STOPPED");
  }
}
