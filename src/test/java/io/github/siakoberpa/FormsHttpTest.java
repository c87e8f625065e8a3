package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms say the same as JSON, and are no way around anything. */
class FormsHttpTest {
  private static final String SEND = "/api/whatsapp/send-message";
  private static final String CONFIG = "/api/whatsapp/queue/config";
  private static final String FORM = "application/x-www-form-urlencoded";

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

  private static void isRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as("the status of %s", answer.body()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.json().get("success").asBoolean(true)).isFalse();
    assertThat(answer.text("requestId")).isNotEmpty();
  }

  private static Map<String, Object> job(Answer answer) {
    assertThat(answer.status()).as("the status of %s", answer.body()).isEqualTo(202);
    return Rows.of(application)
        .of(
            "SELECT session, chat_id, json_extract(payload, '$.text') AS text FROM message_jobs WHERE job_id = '%s'"
                .formatted(answer.text("jobId")))
        .get(0);
  }

  @Test
  void both_kinds_of_forms_queue_a_message() {
    Map<String, String> fields =
        Map.of(
            "number", "+49 151 12345678", "message", "Grüße & 1+1=2 😀\nend", "priority", "high");
    Map<String, Object> expected =
        Map.of(
            "session", "default", "chat_id", "4915112345678@c.us", "text", "Grüße & 1+1=2 😀\nend");

    for (Answer answer : List.of(me.postForm(SEND, fields), me.postParts(SEND, fields))) {
      assertThat(job(answer)).isEqualTo(expected);
      assertThat(answer.text("priority")).isEqualTo("HIGH");
    }
  }

  @Test
  void a_text_may_be_as_long_in_a_form_as_in_json() {
    String text = "x".repeat(30_000);
    Map<String, String> fields = Map.of("number", "4915112345678", "message", text);

    assertThat(job(me.postForm(SEND, fields))).containsEntry("text", text);
    assertThat(job(me.postParts(SEND, fields))).containsEntry("text", text);
  }

  @Test
  void a_form_is_a_number_where_a_number_is_asked_for_and_json_is_not() {
    Map<String, String> fields = Map.of("concurrency", "3", "processInterval", " 5000 ");

    assertThat(me.postForm(CONFIG, fields).json().path("config").path("maxConcurrent").asInt())
        .isEqualTo(3);
    assertThat(me.postParts(CONFIG, fields).status()).isEqualTo(200);
    isRefused(me.postForm(CONFIG, Map.of("concurrency", "many")), 400, "CONCURRENCY_INVALID");
    isRefused(me.postForm(CONFIG, Map.of("concurrency", "11")), 400, "CONCURRENCY_INVALID");
    isRefused(me.post(CONFIG, "{\"concurrency\":\"3\"}"), 400, "CONCURRENCY_INVALID");
  }

  @Test
  void an_empty_field_of_a_form_did_not_come() {
    Map<String, String> fields =
        Map.of(
            "number", "4915112345678", "message", "hi", "session", "", "sendAt", "", "media", "");

    assertThat(job(me.postForm(SEND, fields))).containsEntry("session", "default");
    isRefused(
        me.postForm(SEND, Map.of("number", "4915112345678", "message", "")),
        400,
        "MESSAGE_MISSING");
  }

  @Test
  void a_field_comes_once() {
    Answer form =
        me.send(
            "POST",
            SEND,
            BodyPublishers.ofString("number=4915112345678&message=a&message=b"),
            "Content-Type",
            FORM);
    isRefused(form, 400, "PARAMETER_REPEATED");
    String part = ApiClient.part("name=\"message\"", "hi");
    isRefused(me.postParts(SEND, part + part), 400, "PARAMETER_REPEATED");
  }

  @Test
  void a_file_is_not_dropped_in_silence() {
    String message =
        ApiClient.part("name=\"number\"", "4915112345678")
            + ApiClient.part("name=\"message\"", "hi");

    isRefused(
        me.postParts(SEND, message + ApiClient.part("name=\"photo\"; filename=\"x.png\"", "x")),
        400,
        "FILE_UNEXPECTED");
    isRefused(
        me.postParts(SEND, ApiClient.part("name=\"message\"; filename=\"m.txt\"", "hi")),
        400,
        "FILE_UNEXPECTED");
    assertThat(
            job(me.postParts(SEND, message + ApiClient.part("name=\"media\"; filename=\"\"", ""))))
        .as("a file that nobody chose")
        .containsEntry("text", "hi");
    assertThat(Files.exists(Path.of("file-uploads"))).as("a folder for uploads").isFalse();
    assertThat(Files.exists(folder.resolve("file-uploads"))).isFalse();
  }

  @Test
  void what_is_hardly_a_form_is_400() {
    Answer form =
        me.send("POST", SEND, BodyPublishers.ofString("number=%zz"), "Content-Type", FORM);
    Answer boundless =
        me.send("POST", SEND, BodyPublishers.ofString("x"), "Content-Type", "multipart/form-data");

    assertThat(form.status()).as("%s", form.body()).isEqualTo(400);
    assertThat(form.text("requestId")).isNotEmpty();
    assertThat(boundless.status()).as("%s", boundless.body()).isEqualTo(400);
    assertThat(boundless.text("requestId")).isNotEmpty();
  }

  @Test
  void a_field_is_no_header_and_no_parameter_of_the_path() {
    Answer queued =
        me.post(
            SEND,
            "{\"number\":\"4915112345678\",\"message\":\"steer me\",\"sendAt\":\"2999-01-01T00:00:00Z\"}");
    String job = queued.text("jobId");
    Map<String, String> evil =
        Map.of(
            "jobId",
            "other",
            "CamelHttpResponseCode",
            "201",
            "CamelSqlQuery",
            "DELETE FROM users",
            "CamelHttpPath",
            "/x",
            "Authorization",
            "Bearer x",
            "Location",
            "http://evil",
            "X-Evil",
            "1",
            "session",
            "default");

    Answer retry = me.postForm("/api/whatsapp/queue/retry/" + job, evil);
    assertThat(retry.status()).as("%s", retry.body()).isEqualTo(409);
    Answer parts = me.postParts("/api/whatsapp/queue/resume?session=a&jobId=b", evil);
    assertThat(parts.status()).as("%s", parts.body()).isEqualTo(200);
    assertThat(parts.response().headers().map().keySet())
        .containsExactlyInAnyOrder(
            "cache-control",
            "content-length",
            "content-security-policy",
            "content-type",
            "referrer-policy",
            "x-content-type-options",
            "x-frame-options",
            "x-request-id");
    assertThat(
            me.get(
                    "/api/whatsapp/queue/job/" + job + "?jobId=other&CamelSqlQuery=x",
                    "jobId",
                    "other",
                    "CamelSqlQuery",
                    "SELECT 1",
                    "CamelHttpPath",
                    "/x")
                .json()
                .path("job")
                .path("id")
                .asText())
        .isEqualTo(job);
    assertThat(Rows.of(application).of("SELECT 1 FROM users")).isNotEmpty();
  }

  @Test
  void the_richer_api_takes_json_only() {
    isRefused(
        me.postForm(
            "/api/v1/sessions/default/messages", Map.of("to", "4915112345678", "text", "x")),
        415,
        "CONTENT_TYPE_UNSUPPORTED");
    isRefused(
        me.send(
            "PATCH",
            "/api/v1/sessions/default/pace",
            BodyPublishers.ofString("minGap=3s"),
            "Content-Type",
            FORM),
        415,
        "CONTENT_TYPE_UNSUPPORTED");
    isRefused(
        me.send(
            "PUT",
            "/api/v1/opt-outs/4915112345678",
            BodyPublishers.ofString("reason=x"),
            "Content-Type",
            FORM),
        415,
        "CONTENT_TYPE_UNSUPPORTED");
  }
}
