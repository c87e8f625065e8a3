package io.github.siakoberpa.dispatch;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.NotQueued;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sampler sees, and whom it tells. */
class StatisticsRoutesTest {
  private static final String CHAT = "491701112223";

  @TempDir Path folder;
  private QueueFixture queue;

  private void start(Map<String, String> properties) throws Exception {
    queue = QueueFixture.start(folder, Clock.systemUTC(), exchange -> {}, properties);
  }

  @AfterEach
  void stop() {
    queue.close();
  }

  private List<Map<String, Object>> figures() {
    return queue.rows("SELECT state, row_count FROM queue_stats ORDER BY state");
  }

  @Test
  void figures_follow_the_queue() throws Exception {
    start(Map.of());
    queue.ready.put("default", false);
    queue.enqueue(QueueFixture.message(CHAT, "1"));
    queue.enqueue(QueueFixture.message(CHAT, "2"));
    queue.enqueue(QueueFixture.message(CHAT, "3"));
    await()
        .atMost(ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(figures())
                    .containsExactly(
                        Map.of("state", "ready", "row_count", 1),
                        Map.of("state", "waiting", "row_count", 2)));

    queue.ready.put("default", true);

    await()
        .atMost(ofSeconds(10))
        .untilAsserted(
            () -> assertThat(figures()).containsExactly(Map.of("state", "sent", "row_count", 3)));
  }

  @Test
  void a_chat_that_is_full_at_the_start_takes_no_more() throws Exception {
    start(Map.of());
    queue.ready.put("default", false);
    for (int i = 0; i < 5; i++) {
      queue.enqueue(QueueFixture.message(CHAT, "m" + i));
    }
    queue.close();

    start(Map.of("test.max-open-per-chat", "4", "siakoberpa.queue.max-open-per-chat", "4"));
    queue.ready.put("default", false);

    await()
        .atMost(ofSeconds(10))
        .until(
            () ->
                queue.tryEnqueue(QueueFixture.message(CHAT, "more")) instanceof NotQueued refused
                    && refused.code() == NotQueued.Code.CHAT_QUEUE_FULL);
  }
}
