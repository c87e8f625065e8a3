package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, from door to door: the packaged application, the sandbox, and a real browser
 * between them.
 */
class MainJobIT {
  private static final Duration ARRIVAL = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void message_goes_from_rest_to_the_other_side_and_survives_restart_and_kill() throws Exception {
    try (Installation here = Installation.in(folder)) {
      here.start();
      here.link();

      JsonNode first = here.send("491701112223", "first");
      await().atMost(ARRIVAL).until(() -> here.arrived().size() == 1);
      assertThat(here.arrived().get(0).path("id").asText())
          .as("it arrives under the id that the job carried before it was sent")
          .isEqualTo(first.path("messageId").asText())
          .matches("3EB0[0-9A-F]{18}");
      awaitJob(here, first, "completed");
      await("it was read").atMost(ARRIVAL).until(() -> job(here, first).path("readAt").isNumber());
      assertThat(job(here, first).path("deliveredAt").asLong())
          .as("delivered, then read")
          .isBetween(
              job(here, first).path("timestamp").asLong(),
              job(here, first).path("readAt").asLong());

      here.application().stop();
      here.start();
      here.waitUntilReady();
      assertThat(here.api().get("/api/whatsapp/qr").body().path("isReady").asBoolean())
          .as("the login is kept over a restart")
          .isTrue();
      here.send("491701112223", "second");
      await().atMost(ARRIVAL).until(() -> here.arrived().size() == 2);

      here.application().kill();
      here.start();
      here.waitUntilReady();
      JsonNode third = here.send("491701112223", "third");
      awaitJob(here, third, "completed");
      assertThat(here.arrivedTexts()).containsExactly("first", "second", "third");
      assertThat(here.arrived()).allMatch(message -> message.path("repeats").asInt() == 0);
    }
  }

  @Test
  void receipts_that_came_while_the_application_was_down_are_on_the_message_after_it()
      throws Exception {
    try (Installation here = Installation.in(folder)) {
      here.door().post("/sandbox/receipts", "{\"auto\": false}");
      here.start();
      here.link();
      JsonNode sent = here.send("491701112223", "read me");
      awaitJob(here, sent, "completed");
      here.door()
          .post(
              "/sandbox/receipts",
              "{\"id\": \"%s\", \"ack\": 2}".formatted(sent.path("messageId").asText()));
      await("it was delivered")
          .atMost(ARRIVAL)
          .until(() -> job(here, sent).path("deliveredAt").isNumber());
      assertThat(job(here, sent).path("readAt").isNull()).as("not read yet").isTrue();

      here.application().stop();
      here.door()
          .post(
              "/sandbox/receipts",
              "{\"id\": \"%s\", \"ack\": 3}".formatted(sent.path("messageId").asText()));
      here.start();
      await("it was read").atMost(ARRIVAL).until(() -> job(here, sent).path("ack").asInt() == 3);
    }
  }

  @Test
  void message_accepted_while_the_server_is_silent_arrives_once_after_a_kill() throws Exception {
    try (Installation here = Installation.in(folder)) {
      here.start();
      here.link();
      here.send("491701112223", "before");
      await().atMost(ARRIVAL).until(() -> here.arrived().size() == 1);

      here.door().post("/sandbox/faults", "{\"acceptThenDrop\": true}");
      JsonNode lost = here.send("491701112223", "answer never comes");
      await().atMost(ARRIVAL).until(() -> here.arrived().size() == 2);
      here.application().kill();
      here.door().post("/sandbox/faults", "{\"acceptThenDrop\": false}");

      here.start();
      here.waitUntilReady();
      JsonNode next = here.send("491701112223", "next");
      awaitJob(here, next, "completed");
      assertThat(here.arrivedTexts()).containsExactly("before", "answer never comes", "next");
      assertThat(jobStatus(here, lost)).as("its record was resent").isEqualTo("completed");
    }
  }

  private static void awaitJob(Installation here, JsonNode job, String status) {
    await("job " + job.path("jobId").asText() + " is " + status)
        .atMost(ARRIVAL)
        .until(() -> jobStatus(here, job), status::equals);
  }

  private static String jobStatus(Installation here, JsonNode job) throws Exception {
    return job(here, job).path("status").asText();
  }

  private static JsonNode job(Installation here, JsonNode job) throws Exception {
    return here.api()
        .get("/api/whatsapp/queue/job/" + job.path("jobId").asText())
        .body()
        .path("job");
  }
}
