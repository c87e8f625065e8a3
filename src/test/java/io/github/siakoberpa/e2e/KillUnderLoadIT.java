package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers who post as fast as they are answered, and an application that is killed at random
 * moments. A caller who got no answer repeats the request under its key, as callers do. In the end
 * the sandbox, which lived through all of it, has each message once, each chat in its order, and no
 * job is stuck.
 */
class KillUnderLoadIT {
  private static final int ROUNDS =
      Integer.getInteger(
          "siakoberpa.test.kill-rounds", Boolean.getBoolean("siakoberpa.test.soak") ? 200 : 20);
  private static final int CHATS = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;
  private final Random random = new Random(4711);
  private final Map<Integer, List<String>> textsByChat = new HashMap<>();

  @Test
  void killed_under_load_nothing_is_lost_doubled_or_out_of_order() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CHATS);
    try (Installation here = Installation.in(folder)) {
      here.start();
      here.link();
      for (int round = 1; round <= ROUNDS; round++) {
        killWhile(here, callers, round);
        here.start();
      }
      repeatUnanswered(here);
      checkEnd(here);
    } finally {
      callers.shutdownNow();
    }
  }

  /** Everyone posts until the application dies. */
  private void killWhile(Installation here, ExecutorService callers, int round) throws Exception {
    List<Future<?>> posting = new ArrayList<>();
    Http api = here.api();
    for (int chat = 0; chat < CHATS; chat++) {
      int number = chat;
      posting.add(callers.submit(() -> postUntilItDies(api, number, round)));
    }
    // In some rounds before the session is ready again, in others in the midst of sending.
    Duration wait = Duration.ofMillis(200 + random.nextInt(5_000));
    await().pollDelay(wait).atMost(wait.plusSeconds(5)).until(() -> true);
    here.application().kill();
    for (Future<?> caller : posting) {
      caller.get(60, TimeUnit.SECONDS);
    }
  }

  private void postUntilItDies(Http api, int chat, int round) {
    List<String> texts;
    synchronized (textsByChat) {
      texts = textsByChat.computeIfAbsent(chat, key -> new ArrayList<>());
    }
    try {
      // What the last round left unanswered comes first, so that the order is the caller's.
      if (!texts.isEmpty()) {
        post(api, chat, texts.get(texts.size() - 1));
      }
      for (int i = 1; i <= 15; i++) {
        String text = "chat %d, round %d, message %d".formatted(chat, round, i);
        texts.add(text);
        post(api, chat, text);
        pause();
      }
    } catch (IOException e) {
      // It died; whether the last message was accepted nobody here knows.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    await().pollDelay(Duration.ofMillis(100)).until(() -> true);
  }

  private static void post(Http api, int chat, String text)
      throws IOException, InterruptedException {
    Http.Answer answer =
        api.post(
            "/api/whatsapp/send-message",
            "{\"number\":\"49170111222%d\",\"message\":\"%s\"}".formatted(chat, text),
            text.replaceAll("\\W+", "-"));
    assertThat(answer.status()).as("%s: %s", text, answer.body()).isIn(202, 503);
    if (answer.status() == 503) {
      throw new IOException("it is stopping");
    }
  }

  private void repeatUnanswered(Installation here) throws Exception {
    for (Map.Entry<Integer, List<String>> chat : textsByChat.entrySet()) {
      post(here.api(), chat.getKey(), chat.getValue().get(chat.getValue().size() - 1));
    }
  }

  private void checkEnd(Installation here) throws Exception {
    int posted = textsByChat.values().stream().mapToInt(List::size).sum();
    await("all %d messages arrive".formatted(posted))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> here.arrived().size() >= posted);
    Map<String, List<String>> arrived = new HashMap<>();
    int repeats = 0;
    for (JsonNode message : here.arrived()) {
      arrived
          .computeIfAbsent(message.path("chat").asText(), key -> new ArrayList<>())
          .add(message.path("body").asText());
      repeats += message.path("repeats").asInt();
    }
    Map<String, List<String>> expected = new HashMap<>();
    textsByChat.forEach((chat, texts) -> expected.put("49170111222%d@c.us".formatted(chat), texts));
    System.out.printf(
        "KILL UNDER LOAD %d rounds: %d messages, %d repeats collapsed by their id%n",
        ROUNDS, posted, repeats);
    assertThat(arrived).as("each message once, each chat in its order").isEqualTo(expected);
    await("no job is stuck").atMost(PATIENCE).until(() -> unfinished().isEmpty());
    assertThat(states()).as("every job ended well").containsOnlyKeys("sent");
    here.application().stop();
    assertThat(integrity()).isEqualTo("ok");
  }

  private List<String> unfinished() throws SQLException {
    return query("SELECT state FROM message_jobs WHERE finished_at IS NULL LIMIT 1");
  }

  private Map<String, Integer> states() throws SQLException {
    Map<String, Integer> states = new HashMap<>();
    query("SELECT state FROM message_jobs").forEach(state -> states.merge(state, 1, Integer::sum));
    return states;
  }

  private String integrity() throws SQLException {
    return String.join(",", query("PRAGMA integrity_check"));
  }

  private List<String> query(String sql) throws SQLException {
    Path file = folder.resolve("data/sandbox/siakoberpa.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
