package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients of the older API go on working, base URL and login apart: every call as they write it, in
 * each form that they use, and every field that they read.
 */
class SeedClientIT {
  private static final String[] QUEUE = {
    "waiting", "active", "completed", "failed", "delayed", "paused", "total"
  };

  @TempDir static Path folder;
  private static SandboxedApplication system;
  private static ApiClient me;

  /** How a client writes its fields. */
  private enum Form {
    JSON,
    URLENCODED,
    MULTIPART;

    Answer post(ApiClient api, String path, Map<String, ?> fields) {
      Map<String, String> texts = new TreeMap<>();
      fields.forEach((name, value) -> texts.put(name, value.toString()));
      return switch (this) {
        case JSON -> api.post(path, new ObjectMapper().valueToTree(fields).toString());
        case URLENCODED -> api.postForm(path, texts);
        case MULTIPART -> api.postParts(path, texts);
      };
    }
  }

  @BeforeAll
  static void start() {
    system = SandboxedApplication.in(folder);
    me = system.me();
    Answer qr = system.qr("default");
    has(qr, 200, "qr", "isReady", "message", "ticket");
    assertThat(qr.text("qr")).startsWith("data:image/png;base64,");
    assertThat(qr.json().path("isReady").asBoolean(true)).isFalse();
    Answer page =
        ApiClient.to(system.application().port())
            .get("/api/whatsapp/qr-page?ticket=" + qr.text("ticket"));
    assertThat(page.body()).contains("<img alt=\"QR code\"");
    system.link("default");
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  private static void has(Answer answer, int status, String... fields) {
    assertThat(answer.status()).as("the status of %s", answer.body()).isEqualTo(status);
    assertThat(answer.json().fieldNames()).toIterable().as(answer.body()).contains(fields);
  }

  private static void isRefused(Answer answer, int status) {
    has(answer, status, "success", "code", "message", "requestId");
    assertThat(answer.json().path("success").asBoolean(true)).isFalse();
  }

  private static Answer queued(Form form, String number, String text) {
    Answer answer =
        form.post(me, "/api/whatsapp/send-message", Map.of("number", number, "message", text));
    has(
        answer,
        202,
        "success",
        "message",
        "messageId",
        "jobId",
        "to",
        "status",
        "priority",
        "delivery");
    return answer;
  }

  private static JsonNode job(String id, String status) {
    return await("job is " + status)
        .atMost(SandboxedApplication.PATIENCE)
        .until(
            () -> me.get("/api/whatsapp/queue/job/" + id).json().path("job"),
            job -> job.path("status").asText().equals(status));
  }

  @ParameterizedTest
  @EnumSource
  void a_login_begins_is_refreshed_and_ends(Form form) {
    ApiClient anybody = ApiClient.to(system.application().port());
    Map<String, String> right =
        Map.of("email", TestApplication.EMAIL, "password", TestApplication.PASSWORD);
    Map<String, String> wrong = Map.of("email", TestApplication.EMAIL, "password", "wrong one");

    Answer login = form.post(anybody, "/api/auth/login", right);
    has(login, 200, "accessToken", "token", "refreshToken", "expiresIn", "user");
    assertThat(login.text("token")).isEqualTo(login.text("accessToken"));
    assertThat(login.json().path("user").fieldNames()).toIterable().contains("id", "email", "role");
    Answer refused = form.post(anybody, "/api/auth/login", wrong);
    isRefused(refused, 401);
    assertThat(refused.text("message")).contains("Invalid credentials");
    isRefused(form.post(anybody, "/api/auth/login", Map.of("email", "x@example.org")), 400);

    Map<String, String> refresh = Map.of("refreshToken", login.text("refreshToken"));
    Answer refreshed = form.post(anybody, "/api/auth/refresh", refresh);
    has(refreshed, 200, "accessToken", "token", "refreshToken", "expiresIn");
    refresh = Map.of("refreshToken", refreshed.text("refreshToken"));
    Answer again = form.post(anybody, "/api/auth/refresh-token", refresh);
    has(again, 200, "accessToken");

    ApiClient client = anybody.as(again.text("accessToken"));
    has(form.post(client, "/api/auth/logout", Map.of("all", "no")), 200, "message");
    isRefused(client.get("/api/whatsapp/status"), 401);
  }

  @ParameterizedTest
  @EnumSource
  void a_message_to_a_national_number_arrives_and_its_job_tells(Form form) {
    String text = "Halo 😀 & selamat pagi, " + form;
    Answer answer = queued(form, "0812-3456-7890", text);

    assertThat(answer.json().path("success").asBoolean()).isTrue();
    assertThat(answer.text("message")).isEqualTo("Message queued for delivery");
    assertThat(answer.text("to")).isEqualTo("6281234567890@c.us");
    assertThat(answer.text("status")).isEqualTo("waiting");
    assertThat(answer.text("priority")).isEqualTo("NORMAL");
    assertThat(answer.text("delivery")).isEqualTo("queued");

    JsonNode job = job(answer.text("jobId"), "completed");
    assertThat(job.fieldNames())
        .toIterable()
        .contains(
            "id",
            "data",
            "opts",
            "progress",
            "attempts",
            "failedReason",
            "processedOn",
            "finishedOn",
            "timestamp");
    assertThat(job.path("data").toString())
        .isEqualTo(
            new ObjectMapper()
                .createObjectNode()
                .put("messageId", answer.text("messageId"))
                .put("chatId", "6281234567890@c.us")
                .put("message", text)
                .put("formattedNumber", "6281234567890")
                .put("originalNumber", "0812-3456-7890")
                .toString());
    assertThat(job.path("opts").path("priority").asText()).isEqualTo("NORMAL");
    assertThat(job.path("opts").path("delay").isIntegralNumber()).isTrue();
    assertThat(job.path("progress").asInt()).isEqualTo(100);
    assertThat(job.path("timestamp").isIntegralNumber()).as("epoch milliseconds").isTrue();
    assertThat(job.path("finishedOn").isIntegralNumber()).isTrue();
    assertThat(system.arrived().findValuesAsText("id")).contains(answer.text("messageId"));
  }

  @ParameterizedTest
  @EnumSource
  void the_other_names_of_the_fields_and_the_priorities_are_understood(Form form) {
    Map<String, String> fields =
        Map.of("phone", "+62 812 3456 7891", "text", "hi", "priority", "HIGH", "unknown", "x");
    Answer answer = form.post(me, "/api/whatsapp/send-message", fields);

    has(answer, 202, "jobId");
    assertThat(answer.text("priority")).isEqualTo("HIGH");
    isRefused(form.post(me, "/api/whatsapp/send-message", Map.of("number", "12")), 400);
  }

  @Test
  void a_file_arrives_byte_for_byte_whichever_way_it_came() throws Exception {
    String content = "GIF89a" + "\u0001\u0000\u0001\u0000 and so on".repeat(5_000);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    String part = ApiClient.part("name=\"media\"; filename=\"a.gif\"", content);
    String number = ApiClient.part("name=\"number\"", "6281234567890");
    Answer uploaded = me.send("POST", "/api/v1/media", BodyPublishers.ofByteArray(bytes));
    assertThat(uploaded.text("id")).isEqualTo(hash);

    Answer asForm = me.postParts("/api/whatsapp/send-message", number + part);
    Answer byId =
        me.post(
            "/api/v1/sessions/default/messages",
            "{\"to\":\"6281234567890\",\"type\":\"document\",\"caption\":\"look\",\"media\":{\"id\":\"%s\"}}"
                .formatted(hash));

    has(asForm, 202, "jobId");
    has(byId, 202, "id");
    job(asForm.text("jobId"), "completed");
    job(byId.text("id"), "completed");
    JsonNode arrived = system.arrived();
    for (String id : List.of(asForm.text("messageId"), byId.text("messageId"))) {
      assertThat(arrived.findParents("id"))
          .as("%s", arrived)
          .anySatisfy(
              row -> {
                assertThat(row.path("id").asText()).isEqualTo(id);
                assertThat(row.path("sha256").asText()).isEqualTo(hash);
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_message_that_failed_is_retried_by_hand(Form form) {
    system.control("faults", "{\"session\":\"default\",\"unregistered\":[\"62899*\"]}");
    String id = queued(form, "628991112223", "nobody").text("jobId");
    assertThat(job(id, "failed").path("failedReason").asText()).isNotEmpty();

    String retry = "/api/whatsapp/queue/retry/";
    has(form.post(me, retry + id, Map.of("x", "y")), 200, "success", "message");
    assertThat(job(id, "failed").path("attempts").isIntegralNumber()).isTrue();
    isRefused(form.post(me, retry + "unknown", Map.of("x", "y")), 404);
    isRefused(me.get("/api/whatsapp/queue/job/unknown"), 404);
    String sent = queued(form, "6281234567892", "hi").text("jobId");
    job(sent, "completed");
    isRefused(form.post(me, retry + sent, Map.of("x", "y")), 409);
  }

  @ParameterizedTest
  @EnumSource
  void the_queue_is_paused_shown_cleared_cleaned_and_resumed(Form form) {
    String path = "/api/whatsapp/queue/";
    // A session of its own: the others go on meanwhile.
    Map<String, String> held = Map.of("session", "held");
    has(form.post(me, path + "pause", held), 200, "success", "message");
    String text = "x".repeat(150);
    Answer answer =
        form.post(
            me,
            "/api/whatsapp/send-message",
            Map.of("number", "081234567890", "message", text, "session", "held"));
    has(answer, 202, "jobId");

    Answer page = me.get("/api/whatsapp/retry-queue?session=held&status=waiting&start=0&end=10");
    has(
        page,
        200,
        "queueSize",
        "waiting",
        "active",
        "completed",
        "failed",
        "delayed",
        "messages",
        "stats");
    JsonNode message = page.json().path("messages").get(0);
    assertThat(message.fieldNames())
        .toIterable()
        .contains(
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
    assertThat(message.path("message").asText()).hasSize(100);
    assertThat(message.path("number").asText()).isEqualTo("6281234567890");

    Answer cleared = form.post(me, path + "clear", held);
    has(cleared, 200, "success", "message", "cleared");
    assertThat(cleared.json().path("cleared").asInt()).isEqualTo(1);
    has(form.post(me, path + "resume", held), 200, "success", "message");
    has(form.post(me, path + "process", held), 200, "success", "message");
    Answer cleaned = form.post(me, path + "clean", Map.of("grace", 86_400_000));
    has(cleaned, 200, "success", "cleaned", "message");
    assertThat(cleaned.json().path("cleaned").asInt()).isZero();
    isRefused(form.post(me, path + "clean", Map.of("grace", -1)), 400);
  }

  @ParameterizedTest
  @EnumSource
  void the_dispatcher_is_configured(Form form) {
    String path = "/api/whatsapp/queue/config";
    Answer answer =
        form.post(
            me, path, Map.of("concurrency", 5, "processInterval", 2_000, "stalledTimeout", 60_000));

    has(answer, 200, "success", "message", "config");
    assertThat(answer.json().path("config").toString())
        .isEqualTo("{\"maxConcurrent\":5,\"processInterval\":2000,\"stalledTimeout\":60000}");
    Answer refused = form.post(me, path, Map.of("concurrency", 11));
    isRefused(refused, 400);
    assertThat(refused.text("message")).contains("1 to 10");
  }

  @Test
  void the_status_and_the_qr_of_a_linked_session_say_so() {
    Answer status = me.get("/api/whatsapp/status");
    has(
        status,
        200,
        "isReady",
        "status",
        "hasQR",
        "clientExists",
        "lastActivity",
        "keepAliveActive",
        "uptime",
        "queue",
        "processor",
        "message");
    assertThat(status.json().path("isReady").asBoolean()).isTrue();
    assertThat(status.json().path("queue").fieldNames()).toIterable().containsExactly(QUEUE);
    assertThat(status.json().path("processor").fieldNames())
        .toIterable()
        .containsExactly(
            "isProcessing",
            "currentlyProcessing",
            "maxConcurrent",
            "processInterval",
            "stalledTimeout");
    assertThat(me.get("/api/whatsapp/qr").body())
        .isEqualTo("{\"message\":\"WhatsApp is connected.\",\"isReady\":true}");
    assertThat(me.get("/api/health").body()).isEqualTo("{\"message\":\"WhatsApp API is running\"}");
  }

  @ParameterizedTest
  @EnumSource
  void a_session_is_reset_and_shows_another_qr_code(Form form) {
    Answer answer = form.post(me, "/api/whatsapp/reset-session", Map.of("session", "another"));

    has(answer, 200, "success", "message", "queueStats");
    assertThat(answer.json().path("queueStats").fieldNames()).toIterable().containsExactly(QUEUE);
    has(system.qr("another"), 200, "qr");
  }
}
