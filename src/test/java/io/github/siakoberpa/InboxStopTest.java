package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file for which there is no room waits, and is read on by the next start. */
class InboxStopTest {
  private static final int ROWS = 700;

  @TempDir Path folder;

  private Application start(int room) {
    return TestApplication.in(folder)
        .with("siakoberpa.inbox", folder.resolve("inbox").toString())
        .with("siakoberpa.inbox.interval", "50ms")
        .with("siakoberpa.inbox.done-marker", "true")
        .with("siakoberpa.queue.max-open", Integer.toString(room))
        // What the test changes by hand is seen when the queue is counted.
        .with("siakoberpa.statistics.interval", "200ms")
        .start();
  }

  @Test
  void a_full_queue_holds_a_file_up_and_a_stop_does_not_lose_its_place() throws Exception {
    try (Application application = start(300)) {
      Rows rows = Rows.of(application);
      rows.execute(
          "INSERT INTO session_queues (session, paused_at, paused_reason) VALUES ('*', 1, 'asked')"
              + " ON CONFLICT (session) DO UPDATE SET paused_at = 1, paused_reason = 'asked'");
      Path inbox = application.settings().inboxFolder();
      StringBuilder text = new StringBuilder("to,text,clientRef\n");
      IntStream.rangeClosed(1, ROWS)
          .forEach(i -> text.append("491701112223,text %d,%d\n".formatted(i, i)));
      Files.writeString(inbox.resolve("many.csv"), text);
      Files.createFile(inbox.resolve("many.csv.done"));

      await("the queue is full")
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> "QUEUE_FULL".equals(file(rows).get("waiting_for")) && jobs(rows).size() == 300);
      rows.execute(
          "UPDATE message_jobs SET state = 'cancelled', finished_at = created_at WHERE client_ref <= '300'");
      await("it goes on where there is room")
          .atMost(Duration.ofSeconds(30))
          .until(() -> jobs(rows).size() > 300);
      assertThat(inbox.resolve("many.csv.done")).doesNotExist();
      assertThat(jobs(rows)).hasSizeLessThan(ROWS);
    }
    try (Application application = start(10_000)) {
      Rows rows = Rows.of(application);
      await("the rest is queued")
          .atMost(Duration.ofSeconds(30))
          .until(() -> "sending".equals(file(rows).get("state")));
      assertThat(jobs(rows))
          .as("each row once, in its order")
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, ROWS).mapToObj(Integer::toString).toList());
      assertThat(file(rows)).containsEntry("queued", ROWS).containsEntry("rejected", 0);
      await()
          .until(() -> Files.exists(application.settings().inboxFolder().resolve("done/many.csv")));
    }
  }

  private static Map<String, Object> file(Rows rows) {
    List<Map<String, Object>> files = rows.of("SELECT * FROM inbox_files");
    return files.isEmpty() ? Map.of() : files.get(0);
  }

  private static List<String> jobs(Rows rows) {
    return rows.of("SELECT client_ref FROM message_jobs ORDER BY id").stream()
        .map(row -> String.valueOf(row.get("client_ref")))
        .toList();
  }
}
