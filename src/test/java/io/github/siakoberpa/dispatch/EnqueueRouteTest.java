package io.github.siakoberpa.dispatch;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.IdempotencyConflictException;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.OnUnknown;
import io.github.siakoberpa.queue.Priority;
import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.queue.Recipient;
import io.github.siakoberpa.testclock.MutableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
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
    assertThatThrownBy(() -> queue.enqueue(keyed("key-1", "good bye")))
        .isInstanceOf(CamelExecutionException.class)
        .rootCause()
        .isInstanceOfSatisfying(
            IdempotencyConflictException.class,
            e -> assertThat(e.jobId()).isEqualTo(first.jobId()));
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
        key,
        null,
        null);
  }
}
