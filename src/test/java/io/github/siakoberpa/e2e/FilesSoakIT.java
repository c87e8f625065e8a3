package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large file in a small heap, and a process that is killed while it reads. 2,000 rows and one
 * kill; 200,000 rows and three kills with the profile {@code soak}, which also asks for speed.
 */
class FilesSoakIT {
  private static final boolean SOAK = Boolean.getBoolean("siakoberpa.test.soak");
  private static final int ROWS = SOAK ? 200_000 : 2_000;
  private static final int KILLS = SOAK ? 3 : 1;
  private static final int ROWS_A_SECOND = 5_000;
  private static final String HEAP = "128m";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("siakoberpa.inbox", "inbox"),
          Map.entry("siakoberpa.inbox.interval", "200ms"),
          Map.entry("siakoberpa.inbox.quiet", "200ms"),
          Map.entry("camel.server.port", "0"),
          Map.entry("siakoberpa.management.port", "off"),
          // Nobody sends: this is about what comes in.
          Map.entry("camel.component.whatsapp-web.url", "http://127.0.0.1:1/"),
          Map.entry("camel.component.whatsapp-web.sessions", ""),
          Map.entry("camel.component.whatsapp-web.browser-path", "/there/is/no/browser"),
          Map.entry("siakoberpa.browser.install", "never"));

  @TempDir Path folder;

  @Test
  void each_row_is_queued_once_however_often_the_process_is_killed() throws Exception {
    JavaProcess process = start();
    try {
      drop("killed.csv");
      for (int kill = 1; kill <= KILLS; kill++) {
        long enough = (long) ROWS * kill / (KILLS + 1);
        await("row %d".formatted(enough))
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> number("SELECT max(row_count) FROM inbox_files") >= enough);
        process.kill();
        System.out.printf(
            "FILES killed at row %d of %d%n", number("SELECT row_count FROM inbox_files"), ROWS);
        process = start();
      }
      awaitRead("killed.csv");
      assertThat(number("SELECT count(*) FROM message_jobs")).isEqualTo(ROWS);
      assertThat(number("SELECT count(DISTINCT client_ref) FROM message_jobs")).isEqualTo(ROWS);
      assertThat(number("SELECT count(*) FROM inbox_rows")).isEqualTo(ROWS);
      assertThat(number("SELECT queued FROM inbox_files")).isEqualTo(ROWS);
      assertThat(number("SELECT count(*) FROM message_jobs WHERE client_ref + 0 <> id"))
          .as("in their order")
          .isZero();
    } finally {
      process.close();
    }
  }

  @Test
  void a_large_file_is_read_quickly_in_a_small_heap() throws Exception {
    try (JavaProcess process = start()) {
      drop("large.csv");
      awaitRead("large.csv");
      long millis = number("SELECT read_at - taken_at FROM inbox_files");
      long speed = ROWS * 1000L / Math.max(1, millis);
      System.out.printf(
          "FILES %d rows in %d ms, %d rows a second, heap %s%n", ROWS, millis, speed, HEAP);
      assertThat(process.output()).doesNotContain("OutOfMemoryError");
      if (SOAK) {
        assertThat(speed).isGreaterThan(ROWS_A_SECOND);
      }
    }
  }

  private JavaProcess start() throws IOException {
    return JavaProcess.start(folder, HEAP, PROPERTIES, Map.of());
  }

  private void drop(String name) throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("inbox/sandbox"));
    Path part = inbox.resolve(name + ".part");
    try (BufferedWriter out = Files.newBufferedWriter(part)) {
      out.write("to,text,clientRef,priority\n");
      for (int i = 1; i <= ROWS; i++) {
        out.write(
            "+4917%08d,\"Hello, this is message %d of a campaign\",%d,LOW\n"
                .formatted(i / 3, i, i));
      }
    }
    Files.move(part, inbox.resolve(name));
  }

  private void awaitRead(String name) {
    await(name)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                number(
                        "SELECT count(*) FROM inbox_files WHERE name = '"
                            + name
                            + "' AND state = 'sending'")
                    == 1);
  }

  /** The only number of a query; 0 while there is no such table. */
  private long number(String sql) {
    Path file = folder.resolve("data/sandbox/siakoberpa.db");
    if (!Files.exists(file)) {
      return 0;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      return 0;
    }
  }
}
