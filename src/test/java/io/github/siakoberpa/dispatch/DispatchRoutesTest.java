package io.github.siakoberpa.dispatch;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.OnUnknown;
import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.whatsappweb.NotSentException;
import io.github.siakoberpa.whatsappweb.OutcomeUnknownException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatchRoutesTest {
  @TempDir Path folder;
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  private QueueFixture fixture;

  private QueueFixture start(Processor target) throws Exception {
    fixture = QueueFixture.start(folder, Clock.systemUTC(), target, Map.of());
    return fixture;
  }

  private void accept(Exchange exchange) {
    sent.add(exchange.getMessage().getBody(String.class));
    exchange.getMessage().setHeader("CamelWhatsAppWebAck", 1);
  }

  @Test
  void message_goes_from_enqueue_to_target_under_the_id_it_was_queued_with() throws Exception {
    List<Map<String, Object>> headers = Collections.synchronizedList(new ArrayList<>());
    try (QueueFixture queue =
        start(
            exchange -> {
              headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
              accept(exchange);
            })) {
      QueuedMessage queued = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(queued)));
      assertThat(sent).containsExactly("hello");
      assertThat(headers.get(0))
          .containsEntry("CamelWhatsAppWebChatId", "491701112223@c.us")
          .containsEntry("CamelWhatsAppWebMessageId", queued.messageId());
      assertThat(queue.row("SELECT outcome, ended_at FROM message_attempts"))
          .containsEntry("outcome", "sent")
          .doesNotContainEntry("ended_at", null);
    }
  }

  @Test
  void message_of_another_kind_reaches_the_target_as_its_fields() throws Exception {
    List<Object> bodies = Collections.synchronizedList(new ArrayList<>());
    try (QueueFixture queue = start(exchange -> bodies.add(exchange.getMessage().getBody()));
        ProducerTemplate template = queue.camel.createProducerTemplate()) {
      Map<String, Object> job =
          Map.of(
              "payload", "{\"kind\":\"reaction\",\"target\":\"3EB00000000001\",\"emoji\":\"+\"}",
              "chat_id", "491701112223@c.us",
              "message_id", "3EB00000000002");
      Exchange told =
          template.request("direct:send-to-target", exchange -> exchange.setVariable("job", job));
      assertThat(told.getException()).isNull();
      assertThat(bodies)
          .containsExactly(Map.of("kind", "reaction", "target", "3EB00000000001", "emoji", "+"));
    }
  }

  @Test
  void order_inside_a_chat_is_the_order_of_acceptance() throws Exception {
    try (QueueFixture queue = start(this::accept)) {
      List<String> expected = new ArrayList<>();
      QueuedMessage last = null;
      for (int i = 0; i < 30; i++) {
        last = queue.enqueue(QueueFixture.message("491701112223", "m" + i));
        expected.add("m" + i);
      }
      QueuedMessage end = last;
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(end)));
      assertThat(sent).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void failing_chat_does_not_hold_another_one() throws Exception {
    try (QueueFixture queue =
        start(
            exchange -> {
              if (exchange.getMessage().getBody(String.class).equals("stuck")) {
                throw new NotSentException("number_check_failed", true);
              }
              accept(exchange);
            })) {
      QueuedMessage stuck = queue.enqueue(QueueFixture.message("491701112223", "stuck"));
      QueuedMessage behind = queue.enqueue(QueueFixture.message("491701112223", "behind"));
      QueuedMessage other = queue.enqueue(QueueFixture.message("491701112224", "other"));
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(other)));
      await().atMost(ofSeconds(10)).until(() -> "backoff".equals(queue.stateOf(stuck)));
      assertThat(queue.stateOf(behind))
          .as("it waits for the head of its chat")
          .isEqualTo("waiting");
    }
  }

  @Test
  void what_did_not_leave_is_tried_again_until_the_tries_are_used_up() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    try (QueueFixture queue =
        QueueFixture.start(
            folder,
            Clock.systemUTC(),
            exchange -> {
              tries.incrementAndGet();
              throw new NotSentException("number_check_failed", true);
            },
            Map.of("siakoberpa.dispatch.retry-delays", "0.05s,0.05s"))) {
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      QueuedMessage next = queue.enqueue(QueueFixture.message("491701112223", "next"));
      await().atMost(ofSeconds(10)).until(() -> "failed".equals(queue.stateOf(next)));
      assertThat(tries.get()).as("the first try and the two waits, for both").isEqualTo(6);
      assertThat(
              queue.row(
                  "SELECT attempts, last_error_code FROM message_jobs WHERE job_id = ?",
                  message.jobId()))
          .containsEntry("attempts", 3)
          .containsEntry("last_error_code", "number_check_failed");
      assertThat(queue.rows("SELECT 1 FROM message_attempts WHERE outcome = 'not_sent'"))
          .hasSize(6);
    }
  }

  @Test
  void final_refusal_fails_at_once_and_the_next_message_goes() throws Exception {
    try (QueueFixture queue =
        start(
            exchange -> {
              if (exchange.getMessage().getBody(String.class).equals("bad")) {
                throw new NotSentException("not_on_whatsapp", false);
              }
              accept(exchange);
            })) {
      QueuedMessage bad = queue.enqueue(QueueFixture.message("491701112223", "bad"));
      QueuedMessage good = queue.enqueue(QueueFixture.message("491701112223", "good"));
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(good)));
      assertThat(queue.stateOf(bad)).isEqualTo("failed");
    }
  }

  @Test
  void session_that_goes_away_costs_no_attempt() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (QueueFixture queue =
        start(
            exchange -> {
              if (calls.getAndIncrement() == 0) {
                throw new NotSentException("session_not_ready", true);
              }
              accept(exchange);
            })) {
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(message)));
      assertThat(queue.row("SELECT attempts FROM message_jobs")).containsEntry("attempts", 1);
      assertThat(queue.rows("SELECT 1 FROM message_attempts"))
          .as("its history keeps both")
          .hasSize(2);
    }
  }

  @Test
  void nothing_is_claimed_while_the_session_is_not_ready() throws Exception {
    try (QueueFixture queue = start(this::accept)) {
      queue.ready.put("default", false);
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      await().pollDelay(ofMillis(400)).until(() -> true);
      assertThat(queue.row("SELECT state, attempts, lease_token FROM message_jobs"))
          .containsEntry("state", "ready")
          .containsEntry("attempts", 0)
          .containsEntry("lease_token", 0);
      queue.ready.put("default", true);
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(message)));
    }
  }

  private static Map<String, Object> leased(QueueFixture queue, int cancelRequested) {
    queue.update(
        "UPDATE message_jobs SET state = 'leased', lease_owner = ?, lease_token = 1, lease_until = ?, cancel_requested = ?",
        queue.camel.getVariable("worker"),
        Clock.systemUTC().millis() + 60_000,
        cancelRequested);
    return queue.row("SELECT * FROM message_jobs");
  }

  /** It was claimed a moment before the pause. */
  @Test
  void what_is_paused_before_its_permit_does_not_leave() throws Exception {
    try (QueueFixture queue = start(this::accept)) {
      queue.ready.put("default", false);
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      Map<String, Object> job = leased(queue, 0);
      queue.update("UPDATE session_queues SET paused_at = 1, paused_reason = 'asked'");
      Exchange asked =
          queue
              .camel
              .createProducerTemplate()
              .request("direct:ask-for-permit", exchange -> exchange.setVariable("job", job));
      assertThat(asked.getException()).isNull();
      assertThat(asked.getVariable("attempts")).isNull();
      assertThat(queue.stateOf(message)).as("handed back").isEqualTo("ready");
      assertThat(queue.row("SELECT attempts FROM message_jobs")).containsEntry("attempts", 0);
    }
  }

  @Test
  void what_was_cancelled_in_a_workers_hands_ends_although_the_session_went_away()
      throws Exception {
    try (QueueFixture queue = start(this::accept)) {
      queue.ready.put("default", false);
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      Map<String, Object> job = leased(queue, 1);
      QueuedMessage next = queue.enqueue(QueueFixture.message("491701112223", "next"));
      queue.camel.createProducerTemplate().sendBody("seda:siakoberpa-send?size=10000", job);
      await().atMost(ofSeconds(10)).until(() -> "cancelled".equals(queue.stateOf(message)));
      assertThat(queue.stateOf(next)).isEqualTo("ready");
    }
  }

  @Test
  void unknown_outcome_holds_the_chat_until_it_is_looked_up_and_found_sent() throws Exception {
    try (QueueFixture queue =
        start(
            exchange -> {
              if (exchange.getMessage().getBody(String.class).equals("lost")) {
                throw new OutcomeUnknownException("send_timeout");
              }
              accept(exchange);
            })) {
      answerLookUps(queue, "FOUND", 1);
      QueuedMessage lost = queue.enqueue(QueueFixture.message("491701112223", "lost"));
      QueuedMessage next = queue.enqueue(QueueFixture.message("491701112223", "next"));
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(next)));
      assertThat(queue.stateOf(lost)).isEqualTo("sent");
      assertThat(sent).as("the uncertain one is not sent again").containsExactly("next");
      assertThat(
              queue.row(
                  "SELECT outcome FROM message_attempts WHERE error_code IS NULL ORDER BY job"))
          .containsEntry("outcome", "found_sent");
    }
  }

  @Test
  void absent_message_is_sent_again_under_its_id() throws Exception {
    List<String> ids = Collections.synchronizedList(new ArrayList<>());
    try (QueueFixture queue =
        start(
            exchange -> {
              ids.add(exchange.getMessage().getHeader("CamelWhatsAppWebMessageId", String.class));
              if (ids.size() == 1) {
                throw new IllegalStateException("anything else is unknown, too");
              }
              accept(exchange);
            })) {
      answerLookUps(queue, "ABSENT", null);
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(message)));
      assertThat(ids).containsExactly(message.messageId(), message.messageId());
    }
  }

  @Test
  void stored_but_unacknowledged_message_is_resent_as_it_is() throws Exception {
    try (QueueFixture queue = start(exchange -> doubt())) {
      answerLookUps(queue, "FOUND", 0);
      List<Object> resent = Collections.synchronizedList(new ArrayList<>());
      onResend(
          queue,
          exchange -> {
            resent.add(exchange.getMessage().getHeader("CamelWhatsAppWebMessageId"));
            exchange.getMessage().setHeader("CamelWhatsAppWebAck", 1);
          });
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(message)));
      assertThat(resent).containsExactly(message.messageId());
    }
  }

  @Test
  void resend_that_the_server_refuses_fails_with_its_code() throws Exception {
    try (QueueFixture queue = start(exchange -> doubt())) {
      answerLookUps(queue, "FOUND", 0);
      onResend(
          queue,
          exchange -> {
            throw new NotSentException("nack_463", false);
          });
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      await().atMost(ofSeconds(10)).until(() -> "failed".equals(queue.stateOf(message)));
      assertThat(queue.row("SELECT last_error_code FROM message_jobs"))
          .containsEntry("last_error_code", "nack_463");
    }
  }

  @Test
  void message_that_stays_in_doubt_is_given_up_after_its_hold() throws Exception {
    try (QueueFixture queue = start(exchange -> doubt())) {
      answerLookUps(queue, "FOUND", 0);
      onResend(queue, exchange -> doubt());
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      await().atMost(ofSeconds(10)).until(() -> "failed".equals(queue.stateOf(message)));
      assertThat(queue.row("SELECT last_error_code FROM message_jobs"))
          .containsEntry("last_error_code", "outcome_unknown");
    }
  }

  @Test
  void message_that_cannot_be_looked_up_is_given_up_after_its_hold_too() throws Exception {
    try (QueueFixture queue =
        start(
            exchange -> {
              if (exchange.getMessage().getBody(String.class).equals("lost")) {
                doubt();
              }
              accept(exchange);
            })) {
      queue
          .camel
          .getEndpoint("mock:look-up", org.apache.camel.component.mock.MockEndpoint.class)
          .whenAnyExchangeReceived(
              exchange -> {
                throw new IllegalStateException("the page does not understand");
              });
      QueuedMessage lost = queue.enqueue(QueueFixture.message("491701112223", "lost"));
      QueuedMessage next = queue.enqueue(QueueFixture.message("491701112223", "next"));
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(next)));
      assertThat(
              queue.row("SELECT last_error_code FROM message_jobs WHERE job_id = ?", lost.jobId()))
          .containsEntry("last_error_code", "outcome_unknown");
    }
  }

  /** Only time in which the session could answer counts. */
  @Test
  void session_that_goes_away_during_the_look_up_decides_nothing() throws Exception {
    try (QueueFixture queue = start(exchange -> doubt())) {
      queue
          .camel
          .getEndpoint("mock:look-up", org.apache.camel.component.mock.MockEndpoint.class)
          .whenAnyExchangeReceived(
              exchange -> {
                queue.ready.put("default", false);
                throw new IllegalStateException("the session went away");
              });
      QueuedMessage lost = queue.enqueue(QueueFixture.message("491701112223", "lost"));
      await().atMost(ofSeconds(10)).until(() -> Boolean.FALSE.equals(queue.ready.get("default")));
      await().during(ofMillis(300)).until(() -> "uncertain".equals(queue.stateOf(lost)));
      assertThat(queue.row("SELECT held_ms FROM message_jobs")).containsEntry("held_ms", 0);
    }
  }

  private static void doubt() {
    throw new OutcomeUnknownException("send_timeout");
  }

  private static void onResend(QueueFixture queue, Processor answer) {
    queue
        .camel
        .getEndpoint("mock:resend", org.apache.camel.component.mock.MockEndpoint.class)
        .whenAnyExchangeReceived(answer);
  }

  @Test
  void lost_store_decides_nothing_so_the_message_is_not_sent_again() throws Exception {
    try (QueueFixture queue = start(this::loseTheFirst)) {
      answerLookUps(queue, "ABSENT", null);
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      await().atMost(ofSeconds(10)).until(() -> "failed".equals(queue.stateOf(message)));
      assertThat(sent).as("a new store knows nothing of what left through the old one").isEmpty();
      assertThat(queue.row("SELECT last_error_code FROM message_jobs"))
          .containsEntry("last_error_code", "outcome_unknown");
    }
  }

  @Test
  void lost_store_repeats_a_message_whose_caller_wants_that() throws Exception {
    try (QueueFixture queue = start(this::loseTheFirst)) {
      NewMessage plain = QueueFixture.message("491701112223", "hello");
      QueuedMessage message = queue.enqueue(repeatedInDoubt(plain));
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(message)));
      assertThat(sent).containsExactly("hello");
    }
  }

  /** Its receipt was faster than the answer of the page, and then the device was linked anew. */
  @Test
  void what_a_receipt_told_of_has_left_although_its_store_is_gone() throws Exception {
    try (QueueFixture queue =
        start(
            exchange -> {
              sent.add(exchange.getMessage().getBody(String.class));
              fixture.update("UPDATE message_jobs SET ack = 2");
              fixture.store = "second";
              throw new OutcomeUnknownException("page_lost");
            })) {
      NewMessage plain = QueueFixture.message("491701112223", "hello");
      QueuedMessage message = queue.enqueue(repeatedInDoubt(plain));
      await()
          .atMost(ofSeconds(10))
          .until(() -> List.of("sent", "failed").contains(queue.stateOf(message)));
      assertThat(sent).as("it arrived, so that nothing is in doubt").containsExactly("hello");
      assertThat(queue.stateOf(message)).isEqualTo("sent");
      assertThat(queue.row("SELECT outcome FROM message_attempts"))
          .containsEntry("outcome", "found_sent");
    }
  }

  private final AtomicInteger losses = new AtomicInteger();

  /** The first try ends in doubt, and the device is linked anew meanwhile. */
  private void loseTheFirst(Exchange exchange) {
    if (losses.getAndIncrement() == 0) {
      fixture.store = "second";
      throw new OutcomeUnknownException("page_lost");
    }
    accept(exchange);
  }

  @Test
  void other_targets_cannot_be_asked_so_an_unknown_outcome_fails() throws Exception {
    try (QueueFixture queue =
        QueueFixture.start(
            folder,
            Clock.systemUTC(),
            exchange -> {
              throw new IllegalStateException("who knows");
            },
            Map.of("test.gate", "direct:target"))) {
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      await().atMost(ofSeconds(10)).until(() -> "failed".equals(queue.stateOf(message)));
      assertThat(queue.row("SELECT last_error_code FROM message_jobs"))
          .containsEntry("last_error_code", "outcome_unknown");
    }
  }

  @Test
  void figures_of_the_queue_are_sampled() throws Exception {
    try (QueueFixture queue = start(this::accept)) {
      QueuedMessage message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
      await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(message)));
      await()
          .atMost(ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(queue.rows("SELECT session, state, row_count FROM queue_stats"))
                      .containsExactly(
                          Map.of("session", "default", "state", "sent", "row_count", 1)));
    }
  }

  private static void answerLookUps(QueueFixture queue, String answer, Integer ack) {
    queue
        .camel
        .getEndpoint("mock:look-up", org.apache.camel.component.mock.MockEndpoint.class)
        .whenAnyExchangeReceived(
            exchange -> {
              exchange.getMessage().setHeader("CamelWhatsAppWebLookUp", answer);
              exchange.getMessage().setHeader("CamelWhatsAppWebAck", ack);
            });
  }

  private static NewMessage repeatedInDoubt(NewMessage plain) {
    return new NewMessage(
        plain.session(),
        plain.recipient(),
        plain.text(),
        plain.priority(),
        OnUnknown.RETRY,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
