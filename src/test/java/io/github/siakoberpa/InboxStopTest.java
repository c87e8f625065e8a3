package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
        .with("siakoberpa.media.allow-private", "true")
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

  @Test
  void an_address_is_fetched_once_for_all_rows_that_name_it() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer shop =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.createContext(
        "/",
        request -> {
          asked.incrementAndGet();
          byte[] answer = "%PDF offers".getBytes(StandardCharsets.US_ASCII);
          request.sendResponseHeaders(
              request.getRequestURI().getPath().equals("/a.pdf") ? 200 : 404, answer.length);
          request.getResponseBody().write(answer);
          request.close();
        });
    shop.start();
    String address = "http://127.0.0.1:%d/".formatted(shop.getAddress().getPort());
    try (Application application = start(10_000)) {
      Rows rows = Rows.of(application);
      Path inbox = application.settings().inboxFolder();
      StringBuilder text = new StringBuilder("to,media,clientRef\n");
      IntStream.rangeClosed(1, 300)
          .forEach(i -> text.append("4917011%05d,%sa.pdf,%d\n".formatted(i, address, i)));
      text.append("491701112223,%sb.pdf,none\n".formatted(address));
      Files.writeString(inbox.resolve("offers.csv"), text);
      Files.createFile(inbox.resolve("offers.csv.done"));

      await("all is read")
          .atMost(Duration.ofSeconds(30))
          .until(() -> file(rows).get("read_at") != null);
      assertThat(file(rows)).containsEntry("queued", 300).containsEntry("rejected", 1);
      assertThat(rows.of("SELECT DISTINCT kind FROM message_jobs"))
          .containsExactly(Map.of("kind", "document"));
      assertThat(Files.readString(inbox.resolve("rejected/offers.csv")))
          .contains("302,URL_UNREACHABLE,media,");
      assertThat(asked).hasValue(2);
    } finally {
      shop.stop(0);
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
