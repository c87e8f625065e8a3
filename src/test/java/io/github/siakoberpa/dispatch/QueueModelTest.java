package io.github.siakoberpa.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.queue.QueuedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;

/**
 * Random lives of messages: enqueued, claimed, permitted, finished, failed, lost and found by
 * workers that may be stale and starts that may be new ones, beside a small model in memory. After
 * each step the database agrees with the model, no chat has two heads, and nobody was permitted out
 * of order.
 */
class QueueModelTest {
  private static Path folder;
  private static QueueFixture queue;

  @BeforeContainer
  static void start() throws Exception {
    folder = Files.createTempDirectory(Path.of("target"), "queue-model");
    // Every step is the test's: nothing goes by itself, and no look for orphans comes in between.
    queue =
        QueueFixture.start(
            folder,
            Clock.systemUTC(),
            exchange -> {},
            Map.of("siakoberpa.recovery.interval", "3600000"));
    queue.ready.put("default", false);
  }

  @AfterContainer
  static void stop() throws IOException {
    queue.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(
      tries = 40,
      shrinking = ShrinkingMode.BOUNDED,
      generation = net.jqwik.api.GenerationMode.RANDOMIZED)
  void database_and_model_agree_whatever_happens(
      @ForAll @Size(min = 10, max = 60) List<@IntRange(min = 0, max = 9_999) Integer> steps) {
    queue.update("DELETE FROM message_attempts");
    queue.update("DELETE FROM message_jobs");
    Model model = new Model();
    for (int step : steps) {
      act(model, step / 1000, step % 1000);
      check(model);
    }
  }

  private static void act(Model model, int kind, int pick) {
    switch (kind) {
      case 0, 1, 2 -> model.enqueue(pick % 3);
      case 3, 4 -> model.claim(1 + pick % 3);
      case 5 -> model.permit(pick);
      case 6 -> model.send(pick);
      case 7 -> model.fail(pick, pick % 2 == 0);
      case 8 -> model.doubt(pick);
      default -> {
        if (pick % 3 == 0) {
          model.crash();
        } else {
          model.settle(pick);
        }
      }
    }
  }

  private static void check(Model model) {
    Map<String, String> states = new HashMap<>();
    queue
        .rows("SELECT job_id, state FROM message_jobs")
        .forEach(row -> states.put((String) row.get("job_id"), (String) row.get("state")));
    assertThat(states).isEqualTo(model.states());
    assertThat(
            queue.rows(
                """
                SELECT chat_id FROM message_jobs
                WHERE state IN ('ready','backoff','leased','sending','uncertain')
                GROUP BY session, chat_id HAVING count(*) > 1
                """))
        .as("chats with two heads")
        .isEmpty();
    assertThat(
            queue.rows(
                """
                SELECT w.job_id FROM message_jobs w JOIN message_jobs p
                ON p.chat_id = w.chat_id AND p.position > w.position AND p.attempts > 0
                WHERE w.state = 'waiting'
                """))
        .as("messages that were overtaken in their chat")
        .isEmpty();
  }

  /** What should be so. */
  private static final class Model {
    /** One message; the claims that were made of it, the last one of them valid. */
    private static final class Message {
      final String jobId;
      final int chat;
      String state = "waiting";
      final List<Map<String, Object>> claims = new ArrayList<>();

      Message(String jobId, int chat) {
        this.jobId = jobId;
        this.chat = chat;
      }

      boolean isHead() {
        return List.of("ready", "backoff", "leased", "sending", "uncertain").contains(state);
      }
    }

    private final List<Message> messages = new ArrayList<>();

    Map<String, String> states() {
      Map<String, String> states = new HashMap<>();
      messages.forEach(message -> states.put(message.jobId, message.state));
      return states;
    }

    void enqueue(int chat) {
      QueuedMessage queued = queue.enqueue(QueueFixture.message("49170111222" + chat, "hello"));
      messages.add(new Message(queued.jobId(), chat));
      promote(chat);
    }

    void claim(int slots) {
      Exchange claimed =
          run(
              "sql:classpath:siakoberpa/sql/claim.sql",
              null,
              Map.of(
                  "slots", slots, "leaseUntil", Long.MAX_VALUE, "session", "default", "now", 0L));
      long busy =
          messages.stream().filter(m -> List.of("leased", "sending").contains(m.state)).count();
      List<Message> due =
          messages.stream()
              .filter(m -> m.state.equals("ready"))
              .limit(Math.max(0, slots - busy))
              .toList();
      due.forEach(message -> message.state = "leased");
      for (Object row : claimed.getMessage().getBody(List.class)) {
        @SuppressWarnings("unchecked")
        Map<String, Object> job = (Map<String, Object>) row;
        find(job.get("job_id")).claims.add(job);
      }
    }

    void permit(int pick) {
      Message message = any(pick, m -> !m.claims.isEmpty());
      if (message == null) {
        return;
      }
      Map<String, Object> claim = message.claims.get(pick % message.claims.size());
      boolean valid = isLast(message, claim) && message.state.equals("leased");
      Map<String, Object> request = new HashMap<>(claim);
      request.put("store", "first");
      Exchange permit = run("direct:tx-permit", List.of(request), Map.of());
      assertThat(permit.getMessage().getBody(List.class).get(0) != null)
          .as("a permit for %s", message.state)
          .isEqualTo(valid);
      if (valid) {
        message.state = "sending";
      }
    }

    void send(int pick) {
      end(
          pick,
          "sent",
          (message, claim) -> {
            Map<String, Object> sent = new HashMap<>(claim);
            sent.put("ack", 1);
            run("direct:finish-sent", List.of(sent), Map.of());
          });
    }

    void fail(int pick, boolean again) {
      end(
          pick,
          again ? "backoff" : "failed",
          (message, claim) ->
              run(
                  "direct:tx-not-sent",
                  null,
                  variables(
                      claim,
                      "retry",
                      new io.github.siakoberpa.queue.RetryDecision(again ? 0L : null, 1))));
      if (again) {
        run("sql:classpath:siakoberpa/sql/wake-retries.sql", null, Map.of("now", 1L));
        messages.stream().filter(m -> m.state.equals("backoff")).forEach(m -> m.state = "ready");
      }
    }

    void doubt(int pick) {
      end(
          pick,
          "uncertain",
          (message, claim) -> run("direct:tx-unknown", null, variables(claim, "x", 1)));
    }

    /** Another start: what is leased goes back, what was sending becomes uncertain. */
    void crash() {
      queue.camel.setVariable("worker", "start " + System.nanoTime());
      Exchange orphans =
          run("sql:classpath:siakoberpa/sql/orphaned-leases.sql", null, Map.of("now", 0L));
      for (Object row : orphans.getMessage().getBody(List.class)) {
        run("direct:tx-orphan", row, Map.of("now", 1L));
      }
      for (Message message : messages) {
        if (message.state.equals("sending")) {
          message.state = "uncertain";
        } else if (message.state.equals("leased")) {
          boolean poison =
              "failed"
                  .equals(
                      queue
                          .row("SELECT state FROM message_jobs WHERE job_id = ?", message.jobId)
                          .get("state"));
          message.state = poison ? "failed" : "ready";
          if (poison) {
            promote(message.chat);
          }
        }
      }
    }

    void settle(int pick) {
      Message message = any(pick, m -> m.state.equals("uncertain"));
      if (message == null) {
        return;
      }
      boolean absent = pick % 2 == 0;
      Map<String, Object> row =
          queue.row(
              "SELECT id, job_id, message_id, session, chat_id, lease_token, held_ms, attempts, max_attempts, on_unknown, store FROM message_jobs WHERE job_id = ?",
              message.jobId);
      queue
          .camel
          .createProducerTemplate()
          .send(
              "direct:tx-settle",
              exchange -> {
                variables(row, "now", 1L).forEach(exchange::setVariable);
                exchange
                    .getMessage()
                    .setHeader("CamelWhatsAppWebLookUp", absent ? "ABSENT" : "FOUND");
                exchange.getMessage().setHeader("CamelWhatsAppWebAck", absent ? null : 1);
              });
      message.state = absent ? "ready" : "sent";
      promote(message.chat);
    }

    private interface Ending {
      void end(Message message, Map<String, Object> claim);
    }

    /** A worker ends what it holds, or thinks that it holds. */
    private void end(int pick, String state, Ending ending) {
      Message message = any(pick, m -> !m.claims.isEmpty());
      if (message == null) {
        return;
      }
      Map<String, Object> claim = message.claims.get(pick % message.claims.size());
      boolean valid = isLast(message, claim) && message.state.equals("sending");
      ending.end(message, claim);
      if (valid) {
        message.state = state;
        promote(message.chat);
      }
    }

    private static boolean isLast(Message message, Map<String, Object> claim) {
      Object current =
          queue
              .row("SELECT lease_token FROM message_jobs WHERE job_id = ?", message.jobId)
              .get("lease_token");
      return ((Number) current).longValue() == ((Number) claim.get("lease_token")).longValue();
    }

    private void promote(int chat) {
      boolean hasHead = messages.stream().anyMatch(m -> m.chat == chat && m.isHead());
      if (!hasHead) {
        messages.stream()
            .filter(m -> m.chat == chat && m.state.equals("waiting"))
            .findFirst()
            .ifPresent(m -> m.state = "ready");
      }
    }

    private Message find(Object jobId) {
      return messages.stream().filter(m -> m.jobId.equals(jobId)).findFirst().orElseThrow();
    }

    private @org.jspecify.annotations.Nullable Message any(
        int pick, java.util.function.Predicate<Message> which) {
      List<Message> some = messages.stream().filter(which).toList();
      return some.isEmpty() ? null : some.get(pick % some.size());
    }

    private static Map<String, Object> variables(
        Map<String, Object> job, String name, Object value) {
      return Map.of(
          "job",
          job,
          "session",
          job.get("session"),
          "chat_id",
          job.get("chat_id"),
          "attempts",
          1,
          name,
          value);
    }

    private static Exchange run(String uri, Object body, Map<String, Object> variables) {
      Exchange result =
          queue
              .camel
              .createProducerTemplate()
              .request(
                  uri,
                  exchange -> {
                    variables.forEach(exchange::setVariable);
                    exchange.getMessage().setBody(body);
                  });
      assertThat(result.getException()).as(uri).isNull();
      return result;
    }
  }
}
