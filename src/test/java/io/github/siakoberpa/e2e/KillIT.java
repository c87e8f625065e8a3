package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.whatsappweb.ProcessLines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL in the middle of a send, at ten moments: the sandbox, which lives on, is the oracle.
 * Whatever the moment, each message arrives once, in order, and its job says so. The soak profile
 * runs all moments, a usual run every third.
 */
class KillIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final boolean SOAK = Boolean.getBoolean("siakoberpa.test.soak");

  @TempDir Path folder;

  /**
   * One moment.
   *
   * @param faults what the server does to the sends of this round
   * @param delayMs how long after the answer to the last post the kill comes
   */
  private record Moment(String name, String faults, long delayMs) {}

  private static List<Moment> moments() {
    List<Moment> all =
        Stream.of(
                new Moment("right after 202", "{}", 0),
                new Moment("at the claim", "{}", 10),
                new Moment("at the permit", "{}", 30),
                new Moment("held by the server: stored with ack 0", "{\"holdSends\": true}", 1_500),
                new Moment("on the way through the page", "{}", 60),
                new Moment("between two sends", "{}", 120),
                new Moment("accepted, never answered", "{\"acceptThenDrop\": true}", 1_500),
                new Moment("slow server, early", "{\"sendDelayMs\": 400}", 200),
                new Moment("slow server, late", "{\"sendDelayMs\": 400}", 600),
                new Moment("receipts on their way", "{}", 350))
            .toList();
    List<Moment> chosen = new ArrayList<>();
    for (int i = 0; i < all.size(); i += SOAK ? 1 : 3) {
      chosen.add(all.get(i));
    }
    return chosen;
  }

  @Test
  void killed_at_any_moment_each_message_arrives_once_and_in_order() throws Exception {
    try (Installation here = Installation.in(folder)) {
      here.start();
      here.link();
      List<String> expected = new ArrayList<>();
      for (Moment moment : moments()) {
        killAt(here, moment, expected);
      }
      assertThat(here.arrivedTexts()).as("all rounds, in order").isEqualTo(expected);
      assertThat(here.arrived())
          .extracting(row -> row.path("id").asText())
          .as("ids, each of them once")
          .doesNotHaveDuplicates()
          .hasSameSizeAs(expected);
      List<ProcessHandle> tree = here.application().tree();
      here.application().stop();
      assertThat(tree).as("processes left by the end").noneMatch(ProcessLines::runs);
    }
  }

  private static void killAt(Installation here, Moment moment, List<String> expected)
      throws Exception {
    here.door().post("/sandbox/faults", moment.faults());
    List<JsonNode> jobs = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      String text = moment.name() + ", " + i;
      jobs.add(here.send("491701112223", text));
      expected.add(text);
    }
    await().pollDelay(Duration.ofMillis(moment.delayMs())).until(() -> true);
    List<ProcessHandle> before = here.application().tree();
    here.application().kill();
    here.door()
        .post(
            "/sandbox/faults",
            "{\"holdSends\": false, \"acceptThenDrop\": false, \"sendDelayMs\": 0}");
    here.start();
    for (JsonNode job : jobs) {
      await("%s: job %s is completed".formatted(moment.name(), job.path("jobId").asText()))
          .atMost(PATIENCE)
          .until(() -> status(here, job), "completed"::equals);
    }
    assertThat(here.arrivedTexts()).as(moment.name()).isEqualTo(expected);
    assertThat(before).as("processes left, %s", moment.name()).noneMatch(ProcessLines::runs);
  }

  private static String status(Installation here, JsonNode job) throws Exception {
    String path = "/api/whatsapp/queue/job/" + job.path("jobId").asText();
    return here.api().get(path).body().path("job").path("status").asText();
  }
}
