package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person resets a session for which messages wait. */
class ResetIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void what_waited_before_a_reset_is_sent_by_the_device_that_is_linked_after_it() throws Exception {
    try (Installation here = Installation.in(folder)) {
      here.set("camel.component.whatsapp-web.unlink-timeout", "1s");
      here.start();
      here.link();
      here.door().post("/sandbox/faults", "{\"offline\": true}");
      await("the session is offline")
          .atMost(PATIENCE)
          .until(() -> !status(here).path("isReady").asBoolean());
      List<String> texts = List.of("first", "second");
      for (String text : texts) {
        here.send("491701112223", text);
      }
      Http.Answer reset = here.api().post("/api/whatsapp/reset-session", "{}");
      assertThat(reset.status()).as("reset: %s", reset.body()).isBetween(200, 299);
      assertThat(here.arrivedTexts()).as("sent without a connection").isEmpty();
      here.door().post("/sandbox/faults", "{\"offline\": false}");
      here.link();
      await("what waited has arrived")
          .atMost(PATIENCE)
          .until(() -> here.arrivedTexts().equals(texts));
    }
  }

  private static JsonNode status(Installation here) throws Exception {
    return here.api().get("/api/whatsapp/status").body();
  }
}
