package io.github.siakoberpa.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.QueuedMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many open and very many finished messages, and one chat with a long queue behind a head that
 * waits for its next try: what comes now is queued, claimed, sent and counted all the same. Small
 * by default; with the profile {@code soak} a million waits and ten million are finished. How long
 * it takes is printed, not asserted; {@code bench/} compares it.
 */
class BigTableIT {
  private static final boolean SOAK = Boolean.getBoolean("siakoberpa.test.soak");
  private static final int OPEN = SOAK ? 1_000_000 : 20_000;
  private static final int FINISHED = SOAK ? 10_000_000 : 60_000;
  private static final int HOT = SOAK ? 100_000 : 5_000;
  private static final int FRESH = 500;

  private static final String COLUMNS =
      "INSERT INTO message_jobs (job_id, message_id, session, chat_id, original_number, kind, payload, priority, state,"
          + " position, wake_at, created_at, finished_at, sending_at, ack)";

  @TempDir Path folder;
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  @Test
  void what_comes_now_is_not_held_up_by_what_is_there() throws Exception {
    try (QueueFixture queue =
        QueueFixture.start(
            folder,
            Clock.systemUTC(),
            exchange -> sent.add(exchange.getMessage().getBody(String.class)),
            Map.of(
                "test.max-open", "100000000",
                "test.max-open-per-session", "100000000",
                "test.max-open-per-chat", "100000000"))) {
      queue.ready.put("backlog", false);
      Instant start = Instant.now();
      fill(queue);
      report("filled", start, OPEN + FINISHED + HOT);

      start = Instant.now();
      List<QueuedMessage> fresh = enqueue(queue);
      report("enqueued", start, FRESH);
      await().atMost(Duration.ofMinutes(5)).until(() -> sent.size() >= FRESH);
      report("enqueued and sent", start, FRESH);

      assertThat(new HashSet<>(sent)).as("each once").hasSize(FRESH);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> fresh.stream().allMatch(message -> "sent".equals(queue.stateOf(message))));
      assertThat(
              queue.row(
                  "SELECT count(*) AS n FROM message_jobs WHERE chat_id = 'hot@c.us' AND state = 'waiting'"))
          .as("the hot chat keeps its order behind its head")
          .containsEntry("n", HOT - 1);
    }
  }

  private static List<QueuedMessage> enqueue(QueueFixture queue) {
    List<NewMessage> messages =
        IntStream.range(0, FRESH)
            .mapToObj(i -> QueueFixture.message("49170%07d".formatted(i % 100), "fresh " + i))
            .toList();
    return queue.enqueueAll(messages, false).stream().map(QueuedMessage.class::cast).toList();
  }

  private static void fill(QueueFixture queue) {
    queue.update("INSERT INTO session_queues (session) VALUES ('backlog'), ('default')");
    // Finished ones of the session that goes on sending.
    rows(
        queue,
        FINISHED,
        "f",
        "default",
        "'f' || (n % 100000) || '@c.us'",
        "'sent'",
        "NULL",
        "n, n, 1");
    // One head in ten; the others wait behind it.
    rows(
        queue,
        OPEN,
        "o",
        "backlog",
        "'o' || (n / 10) || '@c.us'",
        "CASE WHEN n % 10 = 0 THEN 'ready' ELSE 'waiting' END",
        "NULL",
        "NULL, NULL, NULL");
    rows(
        queue,
        HOT,
        "h",
        "default",
        "'hot@c.us'",
        "CASE WHEN n = 0 THEN 'backoff' ELSE 'waiting' END",
        "CASE WHEN n = 0 THEN 9000000000000 ELSE NULL END",
        "NULL, NULL, NULL");
    queue.update("UPDATE counters SET value = (SELECT max(id) FROM message_jobs)");
  }

  private static void rows(
      QueueFixture queue,
      int count,
      String prefix,
      String session,
      String chat,
      String state,
      String wakeAt,
      String finished) {
    int chunk = 100_000;
    for (int from = 0; from < count; from += chunk) {
      queue.update(
          """
          WITH RECURSIVE numbers(n) AS (SELECT %d UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < %d)
          %s SELECT '%s-' || n, '%s' || n, '%s', %s, '+1', 'text', '{"text":"hello"}', 5, %s, n, %s, 0, %s FROM numbers
          """
              .formatted(
                  from,
                  Math.min(count, from + chunk),
                  COLUMNS,
                  prefix,
                  prefix,
                  session,
                  chat,
                  state,
                  wakeAt,
                  finished));
    }
  }

  private static void report(String what, Instant since, int rows) {
    long millis = Math.max(1, Duration.between(since, Instant.now()).toMillis());
    System.out.printf(
        "BIG TABLE %s %d in %d ms (%d a second)%n", what, rows, millis, rows * 1000L / millis);
  }
}
