package io.github.siakoberpa.dispatch;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.testclock.MutableClock;
import io.github.siakoberpa.whatsappweb.NotSentException;
import io.github.siakoberpa.whatsappweb.WhatsAppWebConstants;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a message ends, there is an event of it, in the same commit, and one only. */
class MessageEventsTest {
  private static final String CHAT = "491701112223";
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;
  private final MutableClock clock = new MutableClock(START);
  private volatile String fails = "";
  private QueueFixture queue;

  @BeforeEach
  void start() throws Exception {
    queue =
        QueueFixture.start(
            folder,
            clock,
            exchange -> {
              if (!fails.isEmpty()) {
                throw new NotSentException(fails, false);
              }
              exchange.getMessage().setHeader(WhatsAppWebConstants.ACK, 1);
            },
            Map.of("siakoberpa.recovery.interval", "3600000"));
    queue.load("queue-control");
  }

  @AfterEach
  void stop() {
    queue.close();
  }

  private QueuedMessage enqueue() {
    return queue.enqueue(QueueFixture.message(CHAT, "hello"));
  }

  private QueuedMessage ended(String state) {
    QueuedMessage message = enqueue();
    await().atMost(ofSeconds(10)).until(() -> state.equals(queue.stateOf(message)));
    return message;
  }

  private List<Map<String, Object>> events() {
    return queue.rows(
        "SELECT event_id, kind, session, chat_id, message_id, created_at, body FROM events ORDER BY id");
  }

  private List<String> kinds() {
    return events().stream().map(event -> (String) event.get("kind")).toList();
  }

  private void receipt(QueuedMessage message, int ack) {
    queue
        .camel
        .createProducerTemplate()
        .send(
            "direct:session-events",
            exchange ->
                exchange
                    .getMessage()
                    .setHeaders(
                        new HashMap<>(
                            Map.of(
                                WhatsAppWebConstants.EVENT,
                                "receipt",
                                WhatsAppWebConstants.SESSION,
                                "default",
                                WhatsAppWebConstants.MESSAGE_ID,
                                message.messageId(),
                                WhatsAppWebConstants.ACK,
                                ack))));
  }

  @Test
  void sent_delivered_and_read() {
    QueuedMessage message = ended("sent");
    receipt(message, 2);
    receipt(message, 2);
    receipt(message, 3);

    assertThat(kinds()).containsExactly("message.sent", "message.delivered", "message.read");
    assertThat(events().get(0))
        .containsEntry("event_id", message.jobId() + "-sent-1")
        .containsEntry("session", "default")
        .containsEntry("chat_id", CHAT + "@c.us")
        .containsEntry("message_id", message.messageId())
        .containsEntry("created_at", START.toEpochMilli());
    assertThat((String) events().get(0).get("body"))
        .contains("\"status\":\"sent\"", "\"jobId\":\"" + message.jobId() + "\"")
        .doesNotContain("hello");
  }

  @Test
  void failed_with_its_reason_and_again_after_a_retry() {
    fails = "refused";
    QueuedMessage message = ended("failed");
    assertThat(events())
        .singleElement()
        .satisfies(
            event -> assertThat((String) event.get("body")).contains("\"errorCode\":\"refused\""));
    queue.update(
        "UPDATE message_jobs SET state = 'waiting', finished_at = NULL, lease_token = lease_token + 1");
    queue.update(
        "UPDATE message_jobs SET state = 'failed', finished_at = 5 WHERE job_id = ?",
        message.jobId());

    assertThat(kinds()).containsExactly("message.failed", "message.failed");
    assertThat(events().stream().map(event -> event.get("event_id")).distinct()).hasSize(2);
  }

  @Test
  void cancelled_by_hand_by_an_opt_out_or_with_all_the_others() {
    queue.ready.put("default", false);
    enqueue();
    enqueue();
    queue
        .camel
        .createProducerTemplate()
        .send(
            "direct:clear-queue",
            exchange -> {
              exchange.setVariable("session", "default");
              exchange.setVariable("askedAt", START.toEpochMilli());
              exchange.setVariable("now", START.toEpochMilli());
            });

    assertThat(kinds()).containsExactly("message.cancelled", "message.cancelled");
  }

  @Test
  void expired() {
    queue.ready.put("default", false);
    QueuedMessage message = enqueue();
    queue.update("UPDATE message_jobs SET expires_at = ?", START.toEpochMilli() - 1);
    queue
        .camel
        .createProducerTemplate()
        .send(
            "direct:wake-due-jobs", exchange -> exchange.setVariable("now", START.toEpochMilli()));

    assertThat(queue.stateOf(message)).isEqualTo("expired");
    assertThat(kinds()).containsExactly("message.expired");
  }

  @Test
  void what_is_undone_was_never_told_and_nothing_is_while_it_is_off() throws Exception {
    queue.ready.put("default", false);
    QueuedMessage message = enqueue();
    queue.update("UPDATE event_settings SET recording = 0");
    queue.update(
        "UPDATE message_jobs SET state = 'cancelled', finished_at = 5 WHERE job_id = ?",
        message.jobId());
    assertThat(events()).isEmpty();
  }
}
