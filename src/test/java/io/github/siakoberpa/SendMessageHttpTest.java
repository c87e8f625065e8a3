package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendMessageHttpTest {
  private static final String SEND = "/api/whatsapp/send-message";
  private static final String JOB = "/api/whatsapp/queue/job/";

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

  private static String message(String more) {
    return "{\"number\":\"+49 151 12345678\",\"message\":\"Grüße 👋\"%s}".formatted(more);
  }

  private static JsonNode job(String id) {
    return me.get(JOB + id).json().get("job");
  }

  @Test
  void a_message_is_accepted_and_its_job_can_be_followed_to_the_end() {
    Answer answer = me.post(SEND, message(",\"priority\":\"low\",\"clientRef\":\"order 5\""));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().fieldNames())
        .toIterable()
        .containsExactly(
            "success", "message", "messageId", "jobId", "to", "status", "priority", "delivery");
    assertThat(answer.text("message")).isEqualTo("Message queued for delivery");
    assertThat(answer.text("to")).isEqualTo("4915112345678@c.us");
    assertThat(answer.text("status")).isEqualTo("waiting");
    assertThat(answer.text("priority")).isEqualTo("LOW");
    assertThat(answer.text("delivery")).isEqualTo("queued");
    assertThat(answer.text("messageId")).matches("3EB0[0-9A-F]{18}");

    String id = answer.text("jobId");
    await().until(() -> job(id).get("status").asText().equals("completed"));
    JsonNode job = job(id);
    assertThat(job.get("id").asText()).isEqualTo(id);
    assertThat(job.get("data").toString())
        .isEqualTo(
            "{\"messageId\":\"%s\",\"chatId\":\"4915112345678@c.us\",\"message\":\"Grüße 👋\","
                    .formatted(answer.text("messageId"))
                + "\"formattedNumber\":\"4915112345678\",\"originalNumber\":\"+49 151 12345678\","
                + "\"clientRef\":\"order 5\"}");
    assertThat(job.get("readAt").isNull()).as("read by nobody yet").isTrue();
    Rows.of(application)
        .execute(
            "UPDATE message_jobs SET ack = 3, delivered_at = 1, read_at = 2 WHERE job_id = '"
                + id
                + "'");
    assertThat(job(id).get("ack").asInt()).isEqualTo(3);
    assertThat(job(id).get("deliveredAt").asInt()).isEqualTo(1);
    assertThat(job(id).get("readAt").asInt()).isEqualTo(2);
    assertThat(job.get("progress").asInt()).isEqualTo(100);
    assertThat(job.get("attempts").asInt()).isEqualTo(1);
    assertThat(job.get("failedReason").isNull()).isTrue();
    assertThat(job.get("finishedOn").asLong())
        .isGreaterThanOrEqualTo(job.get("processedOn").asLong());
    assertThat(job.get("processedOn").asLong())
        .isGreaterThanOrEqualTo(job.get("timestamp").asLong());
    assertThat(
            Rows.of(application)
                .of("SELECT created_by FROM message_jobs WHERE job_id = '" + id + "'"))
        .as("on whose behalf")
        .singleElement()
        .hasToString("{created_by=user:1}");
  }

  @Test
  void a_message_for_later_waits() {
    Answer answer = me.post(SEND, message(",\"sendAt\":\"2999-01-01T00:00:00Z\""));

    assertThat(answer.text("status")).isEqualTo("delayed");
    JsonNode job = job(answer.text("jobId"));
    assertThat(job.get("status").asText()).isEqualTo("delayed");
    assertThat(job.get("opts").get("delay").asLong()).isPositive();
    assertThat(job.get("opts").get("priority").asText()).isEqualTo("NORMAL");
  }

  @Test
  void a_repeat_under_its_key_gives_the_same_job_and_another_message_is_a_conflict() {
    Answer first = me.post(SEND, message(""), "Idempotency-Key", "key 1");
    Answer again = me.post(SEND, message(""), "Idempotency-Key", "key 1");
    Answer other = me.post(SEND, message(",\"priority\":\"HIGH\""), "Idempotency-Key", "key 1");

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.text("jobId")).isEqualTo(first.text("jobId"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("code")).isEqualTo("IDEMPOTENCY_CONFLICT");
    assertThat(other.text("jobId")).isEqualTo(first.text("jobId"));
    assertThat(other.text("requestId")).isNotEmpty();
  }

  @Test
  void a_key_counts_in_its_header_only() {
    Answer first = me.post(SEND + "?Idempotency-Key=key2", message(""));
    Answer second = me.post(SEND + "?Idempotency-Key=key2", message(""));

    assertThat(second.text("jobId")).isNotEqualTo(first.text("jobId"));
  }

  @Test
  void a_refused_message_leaves_nothing_behind() {
    long before = count();

    Answer wrong = me.post(SEND, "{\"number\":\"12\",\"message\":\"\"}");
    Answer later = me.post(SEND, message(",\"media\":{\"url\":\"http://127.0.0.1/y.png\"}"));

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text("code")).isEqualTo("NUMBER_INVALID");
    assertThat(wrong.text("field")).isEqualTo("number");
    assertThat(wrong.json().get("errors")).hasSize(2);
    assertThat(later.status()).isEqualTo(400);
    assertThat(later.text("code")).isEqualTo("URL_FORBIDDEN");
    assertThat(later.text("field")).isEqualTo("media");
    assertThat(count()).isEqualTo(before);
  }

  private static long count() {
    return Rows.of(application).of("SELECT 1 FROM message_jobs").size();
  }

  @Test
  void nothing_can_be_appended_to_the_id_in_the_path() {
    String id = me.post(SEND, message("")).text("jobId");

    Answer answer = me.get(JOB + id + "?jobId=evil", "jobId", "evil2");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("job").get("id").asText()).isEqualTo(id);
    assertThat(me.get(JOB + "evil?jobId=" + id, "jobId", id).status()).isEqualTo(404);
  }

  @Test
  void no_header_can_steer_the_routes() {
    Answer answer =
        me.post(
            SEND + "?CamelSqlQuery=DELETE%20FROM%20users",
            message(""),
            "CamelSqlQuery",
            "DELETE FROM users",
            "CamelToEndpoint",
            "direct:logout",
            "CamelWhatsAppWebChatId",
            "1@c.us");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(Rows.of(application).of("SELECT id FROM users")).hasSize(1);
    assertThat(answer.text("to")).isEqualTo("4915112345678@c.us");
  }

  @Test
  void a_job_that_there_is_not_is_404() {
    for (String id :
        new String[] {
          "x", "%27%20OR%201=1", "${sys.user.name}".replace("{", "%7B").replace("}", "%7D")
        }) {
      Answer answer = me.get(JOB + id);
      assertThat(answer.status()).as(id).isEqualTo(404);
      assertThat(answer.text("code")).isEqualTo("JOB_NOT_FOUND");
    }
  }

  @Test
  void without_whatsapp_there_is_no_session_to_reset_or_to_link() {
    String elsewhere = "Messages go to another target than WhatsApp Web.";

    assertThat(me.post("/api/whatsapp/reset-session", "").text("message")).isEqualTo(elsewhere);
    assertThat(me.get("/api/whatsapp/qr").text("message")).isEqualTo(elsewhere);
    assertThat(me.get("/api/whatsapp/status").text("message")).isEqualTo(elsewhere);
  }

  @Test
  void texts_are_never_taken_for_code() {
    String text = "${sys.user.home} {{siakoberpa.data}} #{x} :#jobId 'quoted' \\\"both\\\"";
    Answer answer =
        me.post(SEND, "{\"number\":\"4915112345678\",\"message\":\"%s\"}".formatted(text));

    assertThat(job(answer.text("jobId")).get("data").get("message").asText())
        .isEqualTo(text.replace("\\\"", "\""));
  }
}
