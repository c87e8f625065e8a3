package io.github.siakoberpa.dispatch;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.NotQueued;
import io.github.siakoberpa.queue.NotQueued.Code;
import io.github.siakoberpa.queue.OnUnknown;
import io.github.siakoberpa.queue.Priority;
import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.queue.Recipient;
import io.github.siakoberpa.testclock.MutableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnqueueRouteTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir Path folder;
  private final MutableClock clock = new MutableClock(NOON);
  private QueueFixture queue;

  @BeforeEach
  void start() throws Exception {
    queue = QueueFixture.start(folder, clock, exchange -> {}, Map.of());
    queue.ready.put("default", false);
  }

  @AfterEach
  void stop() {
    queue.close();
  }

  @Test
  void first_message_of_a_chat_is_its_head_and_the_next_ones_wait() {
    QueuedMessage first = queue.enqueue(QueueFixture.message("491701112223", "one"));
    QueuedMessage second = queue.enqueue(QueueFixture.message("491701112223", "two"));
    QueuedMessage other = queue.enqueue(QueueFixture.message("491701112224", "other"));
    assertThat(queue.stateOf(first)).isEqualTo("ready");
    assertThat(queue.stateOf(second)).isEqualTo("waiting");
    assertThat(queue.stateOf(other)).isEqualTo("ready");
    assertThat(first.state()).as("callers know no heads").isEqualTo("waiting");
    assertThat(first.messageId()).matches("3EB0[0-9A-F]{18}");
  }

  @Test
  void row_keeps_what_came_and_what_it_became() {
    QueuedMessage queued = queue.enqueue(QueueFixture.message("491701112223", "Grüße 'a' :b #c ?"));
    assertThat(
            queue.row(
                "SELECT chat_id, original_number, payload, priority, state FROM message_jobs WHERE job_id = ?",
                queued.jobId()))
        .containsEntry("chat_id", "491701112223@c.us")
        .containsEntry("original_number", "+491701112223")
        .containsEntry("payload", "{\"text\":\"Grüße 'a' :b #c ?\"}")
        .containsEntry("priority", 5);
  }

  @Test
  void repeated_key_gives_the_same_job() {
    QueuedMessage first = queue.enqueue(keyed("key-1", "hello"));
    QueuedMessage again = queue.enqueue(keyed("key-1", "hello"));
    assertThat(again.jobId()).isEqualTo(first.jobId());
    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(again.repeated()).isTrue();
    assertThat(queue.rows("SELECT 1 FROM message_jobs")).hasSize(1);
  }

  @Test
  void repeated_key_with_another_message_is_a_conflict() {
    QueuedMessage first = queue.enqueue(keyed("key-1", "hello"));
    assertThat(queue.tryEnqueue(keyed("key-1", "good bye")))
        .isInstanceOfSatisfying(
            NotQueued.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(Code.IDEMPOTENCY_CONFLICT);
              assertThat(refused.jobId()).isEqualTo(first.jobId());
            });
    assertThat(queue.rows("SELECT 1 FROM message_jobs")).hasSize(1);
  }

  @Test
  void scheduled_message_joins_the_end_of_its_chat_when_it_is_due() {
    QueuedMessage later = queue.enqueue(timed("later", NOON.plus(ofMinutes(10)), null));
    QueuedMessage now = queue.enqueue(QueueFixture.message("491701112223", "now"));
    assertThat(later.state()).isEqualTo("scheduled");
    clock.advance(ofMinutes(11));
    await().atMost(ofSeconds(10)).until(() -> "waiting".equals(queue.stateOf(later)));
    assertThat(queue.stateOf(now)).isEqualTo("ready");
    assertThat(
            queue.row("SELECT count(DISTINCT position) AS n FROM message_jobs WHERE position > 0"))
        .containsEntry("n", 2);
  }

  @Test
  void message_that_is_too_late_expires_and_frees_its_chat() {
    QueuedMessage brief = queue.enqueue(timed("brief", null, NOON.plus(ofMinutes(1))));
    QueuedMessage next = queue.enqueue(QueueFixture.message("491701112223", "next"));
    clock.advance(ofMinutes(2));
    await().atMost(ofSeconds(10)).until(() -> "expired".equals(queue.stateOf(brief)));
    assertThat(queue.stateOf(next)).isEqualTo("ready");
  }

  @Test
  void callers_at_the_same_time_get_their_own_answers() throws Exception {
    List<CompletableFuture<QueuedMessage>> answers = new ArrayList<>();
    ExecutorService callers = Executors.newFixedThreadPool(32);
    try {
      for (int i = 0; i < 400; i++) {
        NewMessage message = QueueFixture.message("4917011%05d".formatted(i % 50), "number " + i);
        answers.add(CompletableFuture.supplyAsync(() -> queue.enqueue(message), callers));
      }
      for (int i = 0; i < answers.size(); i++) {
        QueuedMessage answer = answers.get(i).get(30, TimeUnit.SECONDS);
        assertThat(
                queue.row(
                    "SELECT payload, message_id FROM message_jobs WHERE job_id = ?",
                    answer.jobId()))
            .containsEntry("payload", "{\"text\":\"number " + i + "\"}")
            .containsEntry("message_id", answer.messageId());
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(queue.row("SELECT count(DISTINCT position) AS n FROM message_jobs"))
        .containsEntry("n", 400);
    assertThat(queue.row("SELECT count(*) AS n FROM message_jobs WHERE state = 'ready'"))
        .as("one head a chat")
        .containsEntry("n", 50);
  }

  @Test
  void one_bad_row_does_not_sink_its_neighbours() throws Exception {
    // No check of ours lets such a row through, so the database must be told to refuse one.
    queue.update(
        "CREATE TRIGGER refuse BEFORE INSERT ON message_jobs WHEN NEW.payload LIKE '%poison%' BEGIN SELECT RAISE(ABORT, 'no'); END");
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try {
      List<CompletableFuture<EnqueueResult>> answers = new ArrayList<>();
      for (int i = 0; i < 160; i++) {
        NewMessage message =
            QueueFixture.message("49170111%04d".formatted(i), i % 20 == 7 ? "poison" : "good");
        answers.add(CompletableFuture.supplyAsync(() -> queue.tryEnqueue(message), callers));
      }
      for (int i = 0; i < answers.size(); i++) {
        if (i % 20 == 7) {
          assertThat(answers.get(i)).failsWithin(ofSeconds(30));
        } else {
          assertThat(answers.get(i)).succeedsWithin(ofSeconds(30));
        }
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(queue.row("SELECT count(*) AS n FROM message_jobs")).containsEntry("n", 152);
  }

  @Test
  void messages_that_belong_together_are_queued_all_or_not_at_all() {
    queue.enqueue(keyed("key-1", "hello"));
    List<NewMessage> messages =
        List.of(
            QueueFixture.message("491701112224", "good"),
            keyed("key-1", "something else"),
            QueueFixture.message("491701112225", "good"));
    assertThat(queue.enqueueAll(messages, true))
        .extracting(result -> ((NotQueued) result).code())
        .containsExactly(Code.NOT_ALONE, Code.IDEMPOTENCY_CONFLICT, Code.NOT_ALONE);
    assertThat(queue.rows("SELECT 1 FROM message_jobs")).hasSize(1);
    assertThat(queue.enqueueAll(messages, false))
        .extracting(result -> result.getClass().getSimpleName())
        .containsExactly("QueuedMessage", "NotQueued", "QueuedMessage");
    assertThat(queue.rows("SELECT 1 FROM message_jobs")).hasSize(3);
  }

  @Test
  void many_messages_keep_their_order_over_all_chunks() {
    List<NewMessage> messages = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      messages.add(QueueFixture.message("491701112%03d".formatted(i % 10), "number " + i));
    }
    queue.enqueueAll(messages.subList(0, 300), false);
    queue.enqueueAll(messages.subList(300, 1000), false);
    assertThat(
            queue.rows("SELECT payload FROM message_jobs ORDER BY position").stream()
                .map(row -> row.get("payload")))
        .containsExactlyElementsOf(
            IntStream.range(0, 1000)
                .mapToObj(i -> (Object) "{\"text\":\"number %d\"}".formatted(i))
                .toList());
  }

  @Test
  void nobody_who_opted_out_is_written_to() {
    queue.update("INSERT INTO opt_outs (chat_id, created_at) VALUES ('491701112223@c.us', 0)");
    assertThat(queue.tryEnqueue(QueueFixture.message("491701112223", "hello")))
        .isInstanceOfSatisfying(
            NotQueued.class, refused -> assertThat(refused.code()).isEqualTo(Code.OPTED_OUT));
    assertThat(queue.rows("SELECT 1 FROM message_jobs")).isEmpty();
  }

  @Test
  void of_several_recipients_only_those_who_opted_out_are_not_written_to() {
    queue.update("INSERT INTO opt_outs (chat_id, created_at) VALUES ('491701112220@c.us', 0)");
    queue.update("INSERT INTO opt_outs (chat_id, created_at) VALUES ('491701112224@c.us', 0)");
    for (int several = 1; several <= 9; several++) {
      List<NewMessage> messages =
          IntStream.range(0, several)
              .mapToObj(i -> QueueFixture.message("49170111222" + i, "hello"))
              .toList();
      List<Boolean> refused =
          queue.enqueueAll(messages, false).stream().map(NotQueued.class::isInstance).toList();
      assertThat(refused)
          .as("%d recipients, some of whose places in the statement are filled up", several)
          .isEqualTo(IntStream.range(0, several).mapToObj(i -> i == 0 || i == 4).toList());
    }
  }

  @Test
  void same_text_is_refused_for_a_while_where_the_caller_wishes() {
    QueuedMessage first = queue.enqueue(guarded("hello"));
    assertThat(queue.tryEnqueue(guarded("hello")))
        .isInstanceOfSatisfying(
            NotQueued.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(Code.REPEATED_TEXT);
              assertThat(refused.jobId()).isEqualTo(first.jobId());
            });
    assertThat(queue.tryEnqueue(guarded("hello again"))).isInstanceOf(QueuedMessage.class);
    clock.advance(ofMinutes(61));
    assertThat(queue.tryEnqueue(guarded("hello"))).isInstanceOf(QueuedMessage.class);
  }

  /** To try the job again looks it up first; the same text as a new message would be blind. */
  @Test
  void same_text_is_refused_too_when_nobody_knows_whether_it_left() {
    QueuedMessage first = queue.enqueue(guarded("hello"));
    String end = "UPDATE message_jobs SET state = 'failed', finished_at = 1, last_error_code = ?";
    queue.update(end, "outcome_unknown");
    assertThat(queue.tryEnqueue(guarded("hello")))
        .isInstanceOfSatisfying(
            NotQueued.class, refused -> assertThat(refused.jobId()).isEqualTo(first.jobId()));
    queue.update(end, "number_not_on_whatsapp");
    assertThat(queue.tryEnqueue(guarded("hello")))
        .as("that one certainly did not leave")
        .isInstanceOf(QueuedMessage.class);
  }

  @Test
  void bounds_refuse_what_is_too_much() throws Exception {
    queue.close();
    queue =
        QueueFixture.start(
            folder,
            clock,
            exchange -> {},
            Map.of(
                "test.max-open-per-chat", "2",
                "test.max-open-per-session", "3",
                "siakoberpa.statistics.interval", "100000"));
    queue.ready.put("default", false);
    queue.enqueue(QueueFixture.message("491701112223", "one"));
    queue.enqueue(QueueFixture.message("491701112223", "two"));
    assertThat(code(queue.tryEnqueue(QueueFixture.message("491701112223", "three"))))
        .isEqualTo(Code.CHAT_QUEUE_FULL);
    queue.enqueue(QueueFixture.message("491701112224", "one"));
    assertThat(code(queue.tryEnqueue(QueueFixture.message("491701112225", "one"))))
        .isEqualTo(Code.SESSION_QUEUE_FULL);
  }

  private static Code code(EnqueueResult result) {
    return ((NotQueued) result).code();
  }

  private static NewMessage guarded(String text) {
    Recipient recipient = new Recipient("491701112223@c.us", "+49 170 1112223");
    return new NewMessage(
        "default",
        recipient,
        text,
        Priority.NORMAL,
        OnUnknown.FAIL,
        null,
        null,
        ofMinutes(60),
        null,
        null,
        null);
  }

  private static NewMessage keyed(String key, String text) {
    return message(text, null, null, key);
  }

  private static NewMessage timed(String text, Instant sendAt, Instant expiresAt) {
    return message(text, sendAt, expiresAt, null);
  }

  private static NewMessage message(String text, Instant sendAt, Instant expiresAt, String key) {
    Recipient recipient = new Recipient("491701112223@c.us", "+49 170 1112223");
    return new NewMessage(
        "default",
        recipient,
        text,
        Priority.NORMAL,
        OnUnknown.FAIL,
        sendAt,
        expiresAt,
        null,
        key,
        null,
        null);
  }
}
