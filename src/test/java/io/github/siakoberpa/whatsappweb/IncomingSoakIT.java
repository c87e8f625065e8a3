package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Many messages come in while the application is killed three times. Each of them reaches the
 * route, those of a chat in their order, and twice only those that the route was at when it was
 * killed. 300 by default, 10,000 with the profile {@code soak}.
 */
class IncomingSoakIT {
  private static final boolean SOAK = Boolean.getBoolean("siakoberpa.test.soak");
  private static final int MESSAGES = SOAK ? 10_000 : 300;
  private static final int KILLS = 3;
  private static final int CHATS = 20;
  private static final int IN_FLIGHT = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(SOAK ? 10 : 1);

  private final Map<String, List<String>> written = new HashMap<>();
  private Path heard;

  @Test
  void each_of_many_messages_reaches_the_route_over_three_kills() throws Exception {
    try (SandboxedCamel camel = new SandboxedCamel(component -> {})) {
      heard = camel.profile("heard.log");
      Files.createDirectories(heard.getParent());
      Process host = host(camel);
      Awaitility.await("QR").atMost(Duration.ofSeconds(60)).until(() -> camel.scanned("many"));
      Instant begin = Instant.now();
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writeAll(camel));
      try {
        for (int kill = 1; kill <= KILLS; kill++) {
          int enough = MESSAGES * kill / (KILLS + 2);
          Awaitility.await("%d heard".formatted(enough))
              .atMost(PATIENCE)
              .until(() -> lines().size() >= enough);
          host.destroyForcibly().waitFor();
          host = host(camel);
        }
        writing.join();
        Awaitility.await("all heard")
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(new HashSet<>(lines())).hasSize(MESSAGES));
        report(Duration.between(begin, Instant.now()));
      } finally {
        host.destroy();
        host.waitFor();
      }
      check();
    }
  }

  private void writeAll(SandboxedCamel camel) {
    for (int i = 0; i < MESSAGES; i++) {
      String from = "4917012%05d".formatted(i % CHATS);
      Map<String, String> call = Map.of("session", "many", "from", from, "body", "message " + i);
      try {
        camel.control("incoming", call);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      written.computeIfAbsent(from + "@c.us", chat -> new ArrayList<>()).add("message " + i);
    }
  }

  private void check() throws IOException {
    List<String> lines = lines();
    assertThat(lines.size() - MESSAGES)
        .as("told twice: what the route was at when it was killed")
        .isBetween(0, KILLS * IN_FLIGHT);
    Map<String, List<String>> arrived = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      if (seen.add(line)) {
        arrived.computeIfAbsent(words[0], chat -> new ArrayList<>()).add(words[2]);
      }
    }
    assertThat(arrived).as("each chat in its order").isEqualTo(written);
  }

  private void report(Duration time) throws IOException {
    System.out.printf(
        "INCOMING SOAK %d messages, %d chats, %d kills: %d told twice, %d s%n",
        MESSAGES, CHATS, KILLS, lines().size() - MESSAGES, time.toSeconds());
  }

  private List<String> lines() throws IOException {
    return Files.exists(heard) ? Files.readAllLines(heard) : List.of();
  }

  private Process host(SandboxedCamel camel) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            IncomingHost.class.getName(),
            camel.url(),
            heard.getParent().toString(),
            SandboxedCamel.DRIVER.toString(),
            "many",
            heard.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target", "incoming-host.log")))
        .start();
  }
}
