package io.github.siakoberpa.dispatch;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.testclock.MutableClock;
import io.github.siakoberpa.whatsappweb.WhatsAppWebConstants;
import io.github.siakoberpa.whatsappweb.WhatsAppWebException;
import io.github.siakoberpa.whatsappweb.session.MessageKey;
import io.github.siakoberpa.whatsappweb.session.Receipt;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.mock.MockEndpoint;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sessions tell of messages, on its way to the message. */
class ReceiptRoutesTest {
  private static final String CHAT = "491701112223";
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;
  private final MutableClock clock = new MutableClock(START);
  private QueueFixture queue;
  private MockEndpoint acks;

  @BeforeEach
  void start() throws Exception {
    queue =
        QueueFixture.start(
            folder,
            clock,
            exchange -> exchange.getMessage().setHeader(WhatsAppWebConstants.ACK, 1),
            Map.of("siakoberpa.recovery.interval", "3600000"));
    acks = queue.camel.getEndpoint("mock:acks", MockEndpoint.class);
  }

  @AfterEach
  void stop() {
    queue.close();
  }

  private QueuedMessage sent() {
    QueuedMessage message = queue.enqueue(QueueFixture.message(CHAT, "hello"));
    await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(message)));
    return message;
  }

  private void receipt(String messageId, int ack) {
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
                                messageId,
                                WhatsAppWebConstants.ACK,
                                ack))));
  }

  private void becomes(SessionState state) {
    SessionStatus now =
        new SessionStatus("default", state, START, null, null, null, null, null, null, null);
    queue
        .camel
        .createProducerTemplate()
        .send(
            "direct:session-events",
            exchange -> {
              exchange.getMessage().setHeader(WhatsAppWebConstants.EVENT, "state");
              exchange.getMessage().setHeader(WhatsAppWebConstants.SESSION, "default");
              exchange.getMessage().setBody(now);
            });
  }

  private Map<String, Object> row(QueuedMessage message) {
    return queue.row(
        "SELECT state, ack, delivered_at, read_at, wake_at FROM message_jobs WHERE job_id = ?",
        message.jobId());
  }

  @Test
  void delivered_and_read_stand_on_the_message_with_their_time() {
    QueuedMessage message = sent();
    receipt(message.messageId(), 2);
    assertThat(row(message))
        .containsEntry("ack", 2)
        .containsEntry("delivered_at", START.toEpochMilli())
        .containsEntry("read_at", null);
    clock.advance(Duration.ofMinutes(1));
    receipt(message.messageId(), 3);
    assertThat(row(message))
        .containsEntry("state", "sent")
        .containsEntry("ack", 3)
        .containsEntry("delivered_at", START.toEpochMilli())
        .containsEntry("read_at", START.plusSeconds(60).toEpochMilli());
  }

  @Test
  void read_implies_delivered_and_nothing_goes_back() {
    QueuedMessage message = sent();
    receipt(message.messageId(), 3);
    clock.advance(Duration.ofMinutes(1));
    receipt(message.messageId(), 2);
    receipt(message.messageId(), -1);
    receipt(message.messageId(), 4);
    assertThat(row(message))
        .containsEntry("ack", 4)
        .containsEntry("delivered_at", START.toEpochMilli())
        .containsEntry("read_at", START.toEpochMilli());
  }

  @Test
  void receipt_before_the_send_has_ended_is_kept() throws Exception {
    queue.ready.put("default", false);
    QueuedMessage message = queue.enqueue(QueueFixture.message(CHAT, "hello"));
    queue.update(
        "UPDATE message_jobs SET state = 'sending', sending_at = 1, lease_owner = 'me', lease_token = 7, lease_until = ?",
        START.plusSeconds(3600).toEpochMilli());
    receipt(message.messageId(), 3);
    assertThat(row(message)).containsEntry("state", "sending").containsEntry("ack", 3);
    int id =
        (int) queue.row("SELECT id FROM message_jobs WHERE job_id = ?", message.jobId()).get("id");
    queue
        .camel
        .createProducerTemplate()
        .requestBody(
            "direct:tx-sent",
            List.of(
                Map.of(
                    "id",
                    id,
                    "lease_token",
                    7,
                    "session",
                    "default",
                    "chat_id",
                    CHAT + "@c.us",
                    "ack",
                    1)));
    assertThat(row(message)).containsEntry("state", "sent").containsEntry("ack", 3);
  }

  @Test
  void uncertain_message_with_a_receipt_is_looked_up_at_once() {
    queue.ready.put("default", false);
    QueuedMessage message = queue.enqueue(QueueFixture.message(CHAT, "hello"));
    queue.update(
        "UPDATE message_jobs SET state = 'uncertain', sending_at = 1, wake_at = ?",
        START.plusSeconds(3600).toEpochMilli());
    receipt(message.messageId(), 1);
    assertThat(row(message))
        .containsEntry("state", "uncertain")
        .containsEntry("ack", 1)
        .containsEntry("wake_at", START.toEpochMilli());
  }

  @Test
  void receipts_of_foreign_messages_change_nothing() {
    QueuedMessage message = sent();
    receipt("3EB0FFFFFFFFFFFFFFFFFF", 3);
    assertThat(row(message)).containsEntry("ack", 1);
  }

  @Test
  void session_that_becomes_ready_is_asked_about_what_nobody_has_read() throws Exception {
    QueuedMessage old = sent();
    clock.advance(Duration.ofDays(8));
    QueuedMessage read = sent();
    receipt(read.messageId(), 3);
    QueuedMessage first = sent();
    clock.advance(Duration.ofMinutes(1));
    QueuedMessage second = sent();
    acks.expectedMessageCount(1);
    acks.whenAnyExchangeReceived(
        exchange ->
            exchange
                .getMessage()
                .setBody(
                    List.of(
                        new Receipt("default", CHAT + "@c.us", first.messageId(), 3),
                        new Receipt("default", CHAT + "@c.us", second.messageId(), 1))));
    becomes(SessionState.SYNCING);
    becomes(SessionState.READY);
    acks.assertIsSatisfied();
    assertThat(acks.getExchanges().get(0).getVariable("session")).isEqualTo("default");
    assertThat(acks.getExchanges().get(0).getMessage().getBody())
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(2);
    assertThat(row(first)).containsEntry("ack", 3);
    assertThat(row(second)).containsEntry("ack", 1);
    assertThat(row(old)).containsEntry("ack", 1);
  }

  @Test
  void newest_messages_are_asked_about_first() throws Exception {
    QueuedMessage first = sent();
    clock.advance(Duration.ofMinutes(1));
    QueuedMessage second = sent();
    acks.whenAnyExchangeReceived(
        exchange -> {
          assertThat(exchange.getMessage().getBody())
              .isEqualTo(
                  List.of(
                      new MessageKey(CHAT + "@c.us", second.messageId()),
                      new MessageKey(CHAT + "@c.us", first.messageId())));
          exchange.getMessage().setBody(List.of());
        });
    acks.expectedMessageCount(1);
    becomes(SessionState.READY);
    acks.assertIsSatisfied();
  }

  @Test
  void session_that_went_away_again_is_asked_the_next_time() throws Exception {
    QueuedMessage message = sent();
    acks.whenExchangeReceived(
        1,
        exchange -> {
          throw new WhatsAppWebException("It is not ready", "session_not_ready");
        });
    acks.whenExchangeReceived(
        2,
        exchange ->
            exchange
                .getMessage()
                .setBody(List.of(new Receipt("default", CHAT + "@c.us", message.messageId(), 2))));
    acks.expectedMessageCount(2);
    becomes(SessionState.READY);
    becomes(SessionState.READY);
    acks.assertIsSatisfied();
    assertThat(row(message)).containsEntry("ack", 2);
  }

  @Test
  void session_without_unread_messages_is_asked_nothing() throws Exception {
    receipt(sent().messageId(), 3);
    acks.expectedMessageCount(0);
    becomes(SessionState.READY);
    acks.assertIsSatisfied(100);
  }
}
