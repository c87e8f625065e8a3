package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL while people write: each message is there once, and is one event. The soak profile has
 * them write much more.
 */
class IncomingKillIT {
  private static final boolean SOAK = Boolean.getBoolean("siakoberpa.test.soak");
  private static final int KILLS = SOAK ? 5 : 1;
  private static final int EACH = SOAK ? 500 : 40;
  private static final Duration PATIENCE = Duration.ofSeconds(SOAK ? 240 : 60);

  @TempDir Path folder;

  @Test
  void killed_while_people_write_each_message_is_there_once() throws Exception {
    try (Installation here = Installation.in(folder)) {
      here.start();
      here.link();
      List<String> written = new ArrayList<>();
      for (int kill = 0; kill < KILLS; kill++) {
        write(here, written, EACH);
        here.application().kill();
        write(here, written, EACH / 4);
        here.start();
        here.waitUntilReady();
      }
      await("all of them")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> assertThat(listed(here)).hasSameSizeAs(written));
      assertThat(listed(here)).containsExactlyInAnyOrderElementsOf(written);
      assertThat(events(here)).containsExactlyInAnyOrderElementsOf(written);
    }
  }

  private static void write(Installation here, List<String> written, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      int number = written.size();
      Http.Answer answer =
          here.door()
              .post(
                  "/sandbox/incoming",
                  "{\"from\":\"49170111%04d\",\"body\":\"message %d\"}"
                      .formatted(number % 7, number));
      written.add(answer.body().path("id").asText());
    }
  }

  private static List<String> listed(Installation here) throws Exception {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = here.api().get("/api/v1/incoming?limit=500" + cursor).body();
      page.path("messages").forEach(message -> ids.add(message.path("messageId").asText()));
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
    } while (!cursor.isEmpty());
    return ids;
  }

  private static List<String> events(Installation here) throws Exception {
    List<String> ids = new ArrayList<>();
    JsonNode page;
    String after = "0";
    do {
      page = here.api().get("/api/v1/events?type=message.received&limit=500&after=" + after).body();
      page.path("events").forEach(event -> ids.add(event.path("data").path("messageId").asText()));
      after = page.path("next").asText();
    } while (page.path("more").asBoolean());
    return ids;
  }
}
