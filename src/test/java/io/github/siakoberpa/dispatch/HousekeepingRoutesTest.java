package io.github.siakoberpa.dispatch;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, and what goes. */
class HousekeepingRoutesTest {
  @TempDir Path folder;
  private QueueFixture queue;

  @BeforeEach
  void start() throws Exception {
    queue = QueueFixture.start(folder, Clock.systemUTC(), exchange -> {}, Map.of());
  }

  @AfterEach
  void stop() {
    queue.close();
  }

  private static long daysAgo(int days) {
    return Clock.systemUTC().millis() - Duration.ofDays(days).toMillis();
  }

  private void finished(String state, int count, int daysAgo) {
    queue.update(
        """
        INSERT INTO message_jobs (job_id, message_id, session, chat_id, original_number, kind, payload,
          priority, idempotency_key, request_hash, state, position, created_at, finished_at)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
        SELECT ?2 || ?3 || '-' || i, ?2 || ?3 || '-' || i, 's', 'c', '+1', 'text', '{}',
          5, ?2 || ?3 || '-' || i, 'h', ?2, 1, ?4, ?4 FROM n
        """,
        count,
        state,
        daysAgo,
        daysAgo(daysAgo));
  }

  private List<Map<String, Object>> left() {
    return queue.rows(
        "SELECT substr(job_id, 1, instr(job_id, '-') - 1) AS what, count(*) AS row_count,"
            + " count(idempotency_key) AS keys FROM message_jobs GROUP BY what ORDER BY what");
  }

  private static Map<String, Object> of(String what, int count, int keys) {
    return Map.of("what", what, "row_count", count, "keys", keys);
  }

  @Test
  void old_messages_go_with_their_attempts_and_old_keys_without_their_messages() throws Exception {
    finished("sent", 1200, 31);
    finished("sent", 3, 8);
    finished("sent", 3, 6);
    finished("failed", 3, 31);
    finished("cancelled", 3, 91);
    finished("expired", 3, 91);
    queue.update(
        "INSERT INTO message_attempts (job, lease_token, worker, started_at) SELECT id, 1, 'w', 1 FROM message_jobs");

    queue.load("housekeeping");

    await()
        .atMost(ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(left())
                    .containsExactly(of("failed31", 3, 0), of("sent6", 3, 3), of("sent8", 3, 0)));
    assertThat(queue.row("SELECT count(*) AS row_count FROM message_attempts"))
        .containsEntry("row_count", 9);
  }

  @Test
  void an_open_message_keeps_its_key_however_old_it_is() throws Exception {
    queue.ready.put("default", false);
    queue.enqueue(QueueFixture.message("491701112223", "hello"));
    queue.update(
        "UPDATE message_jobs SET idempotency_key = 'k', request_hash = 'h', created_at = ?",
        daysAgo(400));
    finished("sent", 1, 31);

    queue.load("housekeeping");

    await()
        .atMost(ofSeconds(20))
        .until(() -> queue.row("SELECT 1 FROM message_jobs WHERE state = 'sent'").isEmpty());
    assertThat(queue.row("SELECT idempotency_key FROM message_jobs"))
        .containsEntry("idempotency_key", "k");
  }

  @Test
  void little_things_go_by_the_hour() throws Exception {
    queue.update(
        "INSERT INTO pace_minutes (session, minute, sent, new_chats) VALUES ('s', 1, 1, 0), ('s', ?, 1, 0)",
        daysAgo(0) / 60_000);
    queue.update(
        "INSERT INTO workers (id, host, pid, started_at) VALUES ('old', 'h', 1, ?), ('new', 'h', 1, ?)",
        daysAgo(31),
        daysAgo(29));
    queue.load("housekeeping");

    queue.camel.createProducerTemplate().requestBody("direct:forget-little-things", "");

    assertThat(queue.rows("SELECT minute FROM pace_minutes WHERE minute = 1")).isEmpty();
    assertThat(queue.rows("SELECT minute FROM pace_minutes")).hasSize(1);
    assertThat(queue.rows("SELECT id FROM workers WHERE id IN ('old', 'new')"))
        .containsExactly(Map.of("id", "new"));
  }
}
