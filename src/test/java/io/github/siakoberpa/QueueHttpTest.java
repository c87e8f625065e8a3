package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.queue.QueueConfig;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The older API's calls around the queue; each test finds it empty. */
class QueueHttpTest {
  private static final String QUEUE = "/api/whatsapp/queue/";
  private static final String PAGE = "/api/whatsapp/retry-queue";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient me;

  @BeforeAll
  static void start() {
    application = TestApplication.in(folder).start();
    me = ApiClient.to(application.port()).loggedIn();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static void restart() {
    stop();
    start();
  }

  @BeforeEach
  void forget() {
    rows().forgetMessages();
    rows()
        .execute(
            "UPDATE queue_config SET concurrency = NULL, process_interval_ms = NULL, lease_ms = NULL");
    CamelContext context = application.camelContext();
    context.getRegistry().lookupByNameAndType("queueConfig", QueueConfig.class).apply(Map.of());
  }

  private String send(String number, String more) {
    Answer answer =
        me.post(
            "/api/whatsapp/send-message",
            "{\"number\":\"%s\",\"message\":\"hello\"%s}".formatted(number, more));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.text("jobId");
  }

  private String send(int chat) {
    return send("+49 151 123456%02d".formatted(chat), "");
  }

  private JsonNode job(String id) {
    return me.get(QUEUE + "job/" + id).json().get("job");
  }

  private String status(String id) {
    return job(id).get("status").asText();
  }

  private Rows rows() {
    return Rows.of(application);
  }

  private Answer ok(String call, String body) {
    Answer answer = me.post(QUEUE + call, body);
    assertThat(answer.status()).as("%s: %s", call, answer.body()).isEqualTo(200);
    assertThat(answer.json().get("success").asBoolean()).isTrue();
    assertThat(answer.text("message")).isNotBlank();
    return answer;
  }

  @Test
  void a_paused_queue_takes_messages_and_sends_none_over_a_restart() {
    ok("pause", "");
    String id = send(1);
    assertThat(job(id).get("waitingFor").asText()).isEqualTo("paused");
    restart();
    assertThat(status(id)).isEqualTo("waiting");
    await()
        .until(
            () ->
                !me.get("/api/whatsapp/status")
                    .json()
                    .get("processor")
                    .get("isProcessing")
                    .asBoolean());

    ok("resume", "{}");

    await().until(() -> status(id).equals("completed"));
    assertThat(job(id).get("waitingFor").isNull()).isTrue();
  }

  @Test
  void one_session_is_paused_and_the_others_go_on() {
    ok("pause", "{\"session\":\"work\"}");
    String held = send("+49 151 12345601", ",\"session\":\"work\"");
    String other = send(2);

    await().until(() -> status(other).equals("completed"));
    assertThat(status(held)).isEqualTo("waiting");

    ok("resume", "{\"session\":\"work\"}");
    await().until(() -> status(held).equals("completed"));
  }

  @Test
  void resuming_one_while_all_are_paused_says_so() {
    ok("pause", "");
    ok("pause", "{\"session\":\"work\"}");

    assertThat(ok("resume", "{\"session\":\"work\"}").text("message"))
        .contains("all queues are paused");
    assertThat(rows().of("SELECT session FROM session_queues WHERE paused_at IS NOT NULL"))
        .singleElement()
        .hasToString("{session=*}");
  }

  @Test
  void a_resume_lifts_what_a_circuit_paused() {
    send(1);
    rows()
        .execute(
            "UPDATE session_queues SET paused_at = 1, paused_reason = 'unknown_outcomes', unknown_streak = 5");

    ok("resume", "");

    assertThat(
            rows()
                .of(
                    "SELECT paused_reason, unknown_streak FROM session_queues WHERE session = 'default'"))
        .singleElement()
        .hasToString("{paused_reason=null, unknown_streak=0}");
  }

  @Test
  void process_wakes_the_dispatcher() {
    ok("process", "");
  }

  @Test
  void clear_cancels_what_has_not_left_and_nothing_is_no_error() {
    assertThat(ok("clear", "").json().get("cleared").asLong()).isZero();
    ok("pause", "");
    String head = send(1);
    String behind = send(1);
    String later = send("+49 151 12345602", ",\"sendAt\":\"2999-01-01T00:00:00Z\"");
    String elsewhere = send("+49 151 12345601", ",\"session\":\"work\"");

    assertThat(ok("clear", "{\"session\":\"default\"}").json().get("cleared").asLong())
        .isEqualTo(3);
    assertThat(status(head)).isEqualTo("cancelled");
    assertThat(status(behind)).isEqualTo("cancelled");
    assertThat(status(later)).isEqualTo("cancelled");
    assertThat(status(elsewhere)).isEqualTo("waiting");
    assertThat(ok("clear", "").json().get("cleared").asLong()).isEqualTo(1);
    assertThat(rows().of("SELECT 1 FROM message_jobs WHERE state IN ('ready','waiting')"))
        .isEmpty();
  }

  @Test
  void clear_and_clean_go_on_until_everything_is_done() {
    ok("pause", "");
    String id = send(1);
    rows()
        .execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
            INSERT INTO message_jobs (job_id, message_id, session, chat_id, original_number, kind, payload, priority,
              state, position, created_at)
            SELECT 'j' || i, 'm' || i, session, chat_id, original_number, kind, payload, priority, 'waiting', 1000 + i, created_at
            FROM n, message_jobs WHERE job_id = '%s'
            """
                .formatted(id));

    assertThat(ok("clear", "").json().get("cleared").asLong()).isEqualTo(1201);
    assertThat(ok("clean", "{\"grace\":3600000}").json().get("cleaned").asLong()).isZero();
    assertThat(ok("clean", "").json().get("cleaned").asLong()).isEqualTo(1201);
    assertThat(rows().of("SELECT 1 FROM message_jobs")).isEmpty();
  }

  @Test
  void a_configuration_counts_at_once_and_over_a_restart() {
    Answer answer = ok("config", "{\"concurrency\":3,\"processInterval\":2500}");
    String config = "{\"maxConcurrent\":3,\"processInterval\":2500,\"stalledTimeout\":240000}";
    assertThat(answer.json().get("config").toString()).isEqualTo(config);
    restart();

    await()
        .untilAsserted(
            () ->
                assertThat(
                        me.get("/api/whatsapp/status")
                            .json()
                            .get("processor")
                            .get("processInterval")
                            .asInt())
                    .isEqualTo(2500));
    assertThat(ok("config", "{\"stalledTimeout\":60000}").json().get("config").toString())
        .isEqualTo(config.replace("240000", "60000"));
  }

  @Test
  void settings_of_the_pace_are_passed_on() {
    ok("config", "{\"concurrency\":4,\"session\":\"paced\",\"minGap\":\"9s\",\"other\":1}");
    assertThat(me.get("/api/v1/sessions/paced/pace").json().at("/settings/minGap").asText())
        .isEqualTo("9s");

    Answer refused = me.post(QUEUE + "config", "{\"minGap\":\"soon\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("field")).isEqualTo("minGap");
  }

  @Test
  void a_failed_job_gets_fresh_tries_and_only_then() {
    String id = send(1);
    await().until(() -> status(id).equals("completed"));
    assertThat(me.post(QUEUE + "retry/" + id, "").text("code")).isEqualTo("NOT_FAILED");
    rows().execute("UPDATE message_jobs SET state = 'failed', attempts = 6, last_error = 'x'");
    rows().execute("UPDATE message_attempts SET outcome = 'not_sent'");

    ok("retry/" + id, "");

    await().until(() -> status(id).equals("completed"));
    assertThat(job(id).get("attempts").asInt()).isEqualTo(1);
    assertThat(rows().of("SELECT outcome FROM message_attempts ORDER BY lease_token").toString())
        .as("the history")
        .isEqualTo("[{outcome=not_sent}, {outcome=sent}]");
    assertThat(me.post(QUEUE + "retry/" + id, "").status()).isEqualTo(409);
    assertThat(me.post(QUEUE + "retry/nope", "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "scheduled, delayed", "waiting, waiting", "ready, waiting", "backoff, delayed",
    "uncertain, active", "sent, completed", "failed, failed", "expired, failed",
    "cancelled, cancelled", "leased, active", "sending, active"
  })
  void a_page_shows_the_messages_of_a_state(String state, String word) {
    ok("pause", "");
    String id = send(1);
    boolean finished = "sent failed expired cancelled".contains(state);
    boolean leased = "leased sending".contains(state);
    rows()
        .execute(
            "UPDATE message_jobs SET state = '%s', wake_at = 9999999999999, finished_at = %s, lease_owner = %s, lease_until = %s"
                .formatted(
                    state,
                    finished ? "5" : "NULL",
                    leased ? "(SELECT id FROM workers)" : "NULL",
                    leased ? "9999999999999" : "NULL"));

    JsonNode page = me.get(PAGE + "?status=" + word).json();

    assertThat(page.get("messages")).hasSize(1);
    JsonNode message = page.get("messages").get(0);
    assertThat(message.fieldNames())
        .toIterable()
        .containsExactly(
            "jobId",
            "messageId",
            "number",
            "message",
            "status",
            "attempts",
            "progress",
            "timestamp",
            "processedOn",
            "finishedOn",
            "failedReason");
    assertThat(message.get("jobId").asText()).isEqualTo(id);
    assertThat(message.get("status").asText()).isEqualTo(word);
    assertThat(message.get("number").asText()).isEqualTo("4915112345601");
  }

  @Test
  void a_page_has_figures_and_both_its_ends() {
    ok("pause", "");
    for (int chat = 1; chat <= 4; chat++) {
      send(chat);
    }
    await().until(() -> me.get(PAGE).json().get("waiting").asInt() == 4);

    JsonNode page = me.get(PAGE + "?start=1&end=2").json();

    assertThat(page.fieldNames())
        .toIterable()
        .containsExactly(
            "queueSize",
            "waiting",
            "active",
            "completed",
            "failed",
            "delayed",
            "messages",
            "stats");
    assertThat(page.get("queueSize").asInt()).isEqualTo(4);
    assertThat(page.get("stats").get("paused").asInt()).isEqualTo(4);
    assertThat(page.get("messages"))
        .extracting(message -> message.get("number").asText())
        .containsExactly("4915112345602", "4915112345603");
  }

  @Test
  void a_viewer_may_look_and_touch_nothing() {
    rows()
        .execute(
            "INSERT INTO users (email, password_hash, role, created_at)"
                + " SELECT 'viewer@example.org', password_hash, 'viewer', 0 FROM users");
    ApiClient api = ApiClient.to(application.port());
    ApiClient viewer =
        api.as(
            api.post(
                    "/api/auth/login",
                    "{\"email\":\"viewer@example.org\",\"password\":\"%s\"}"
                        .formatted(TestApplication.PASSWORD))
                .text("accessToken"));

    assertThat(viewer.get(PAGE).status()).isEqualTo(200);
    assertThat(viewer.get("/api/v1/stats").status()).isEqualTo(200);
    for (String call :
        new String[] {
          QUEUE + "pause",
          QUEUE + "resume",
          QUEUE + "clear",
          QUEUE + "clean",
          QUEUE + "config",
          QUEUE + "process",
          QUEUE + "retry/x",
          "/api/v1/messages/x/cancel",
          "/api/v1/messages/x/retry",
          "/api/v1/sessions/default/messages",
          "/api/v1/sessions/default/messages/batch",
          "/api/whatsapp/send-message",
          "/api/whatsapp/reset-session"
        }) {
      Answer answer = viewer.post(call, "{}");
      assertThat(answer.status()).as(call).isEqualTo(403);
      assertThat(answer.text("code")).isEqualTo("FORBIDDEN");
    }
  }
}
