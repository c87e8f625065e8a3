package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream that is cut again and again while events happen: whoever comes back with the last id
 * misses none and gets none twice, and the order is that of the events.
 */
class EventStreamIT {
  private static final int CUTS = Boolean.getBoolean("siakoberpa.test.soak") ? 100 : 20;
  private static final int EVENTS = CUTS * 40;

  @TempDir Path folder;
  private final Random random = new Random(4711);

  @Test
  void cut_again_and_again_it_misses_nothing() throws Exception {
    try (Application application = TestApplication.in(folder).start()) {
      ApiClient me = ApiClient.to(application.port()).loggedIn();
      String key =
          me.post("/api/v1/api-keys", "{\"name\":\"r\",\"scopes\":[\"read\"]}").text("key");
      Thread sender = new Thread(() -> send(me), "sender");
      sender.start();
      List<String> seen = new ArrayList<>();
      String place = "0";
      int cuts = 0;
      while (cuts < CUTS || seen.size() < EVENTS) {
        try (EventReader reader = EventReader.resume(application.port(), key, place)) {
          int before = seen.size();
          int wanted = cuts < CUTS ? 1 + random.nextInt(30) : EVENTS - before;
          await()
              .atMost(Duration.ofSeconds(60))
              .until(
                  () ->
                      reader.events().size() >= wanted
                          || before + reader.events().size() == EVENTS);
          reader.cut();
          reader.events().forEach(event -> seen.add(event.path("data").path("clientRef").asText()));
          place = reader.lastId() == null ? place : reader.lastId();
          cuts++;
        }
      }
      sender.join(10_000);
      List<String> all =
          Rows.of(application).of("SELECT client_ref FROM events ORDER BY id").stream()
              .map(row -> (String) row.get("client_ref"))
              .toList();
      System.out.printf("EVENT STREAM %d cuts, %d events%n", cuts, seen.size());
      assertThat(seen).hasSize(EVENTS).isEqualTo(all);
    }
  }

  private static void send(ApiClient me) {
    for (int i = 0; i < EVENTS; i += 20) {
      List<String> lines = new ArrayList<>();
      for (int line = i; line < i + 20; line++) {
        lines.add(
            "{\"to\":\"49170%07d\",\"text\":\"x\",\"clientRef\":\"%d\"}"
                .formatted(line % 50, line));
      }
      me.post(
          "/api/v1/sessions/default/messages/batch",
          "{\"messages\":[%s]}".formatted(String.join(",", lines)));
    }
  }
}
