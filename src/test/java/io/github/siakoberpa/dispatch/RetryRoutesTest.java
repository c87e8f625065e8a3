package io.github.siakoberpa.dispatch;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.QueuedMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ExchangePattern;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person wants a failed message tried again, and it may be that it had left. */
class RetryRoutesTest {
  private static final String CHAT = "491701112223";

  @TempDir Path folder;
  private final AtomicInteger sends = new AtomicInteger();
  private QueueFixture queue;
  private QueuedMessage message;

  @BeforeEach
  void start() throws Exception {
    queue =
        QueueFixture.start(
            folder, Clock.systemUTC(), exchange -> sends.incrementAndGet(), Map.of());
    PluginHelper.getRoutesLoader(queue.camel)
        .loadRoutes(
            PluginHelper.getResourceLoader(queue.camel)
                .resolveResource("file:routes/queue-control.camel.yaml"));
    queue.ready.put("default", false);
    message = queue.enqueue(QueueFixture.message(CHAT, "hello"));
  }

  @AfterEach
  void stop() {
    queue.close();
  }

  /** It failed after a try that ended so. */
  private void failed(String outcome) {
    queue.update(
        "UPDATE message_jobs SET state = 'failed', finished_at = 1, attempts = 1, lease_token = 1, store = 'first',"
            + " last_error_code = 'x'");
    queue.update(
        "INSERT INTO message_attempts (job, lease_token, worker, started_at, ended_at, outcome)"
            + " SELECT id, 1, 'w', 1, 2, ? FROM message_jobs",
        outcome);
  }

  private void theStoreSays(String lookUp, Integer ack) {
    MockEndpoint store = queue.camel.getEndpoint("mock:look-up", MockEndpoint.class);
    store.whenAnyExchangeReceived(
        exchange -> {
          exchange.getMessage().setHeader("CamelWhatsAppWebLookUp", lookUp);
          exchange.getMessage().setHeader("CamelWhatsAppWebAck", ack);
        });
  }

  private void retry() {
    queue
        .camel
        .createProducerTemplate()
        .send(
            "direct:tx-retry",
            exchange -> {
              exchange.setPattern(ExchangePattern.InOut);
              exchange.setVariable("jobId", message.jobId());
            });
  }

  private void becomes(String state) {
    await().atMost(ofSeconds(10)).until(() -> state.equals(queue.stateOf(message)));
  }

  @Test
  void what_may_have_left_is_sent_only_when_it_was_found_absent() {
    failed("unknown");
    retry();
    assertThat(queue.stateOf(message)).isEqualTo("uncertain");
    theStoreSays("ABSENT", null);

    queue.ready.put("default", true);

    becomes("sent");
    assertThat(sends).hasValue(1);
    assertThat(queue.rows("SELECT outcome FROM message_attempts ORDER BY lease_token").toString())
        .as("the history")
        .isEqualTo("[{outcome=unknown}, {outcome=sent}]");
  }

  @Test
  void what_had_left_is_not_sent_again() {
    failed("unknown");
    theStoreSays("FOUND", 1);
    retry();

    queue.ready.put("default", true);

    becomes("sent");
    assertThat(sends).hasValue(0);
  }

  @Test
  void what_may_have_left_through_a_store_that_is_gone_fails_again() {
    failed("unknown");
    retry();
    queue.store = "second";

    queue.ready.put("default", true);

    becomes("failed");
    assertThat(queue.row("SELECT last_error_code FROM message_jobs"))
        .containsEntry("last_error_code", "outcome_unknown");
    assertThat(sends).hasValue(0);
  }

  @Test
  void what_did_not_leave_is_sent_although_its_store_is_gone() {
    failed("not_sent");
    retry();
    queue.store = "second";

    queue.ready.put("default", true);

    becomes("sent");
    assertThat(sends).hasValue(1);
  }

  @Test
  void what_was_refused_is_resent_as_its_record() {
    failed("not_sent");
    theStoreSays("FOUND", -1);
    retry();

    queue.ready.put("default", true);

    becomes("sent");
    assertThat(sends).as("only the record went out").hasValue(0);
    assertThat(queue.camel.getEndpoint("mock:resend", MockEndpoint.class).getReceivedCounter())
        .isEqualTo(1);
  }

  @Test
  void it_waits_at_the_end_of_its_chat_and_is_looked_up_when_its_turn_comes() {
    QueuedMessage next = queue.enqueue(QueueFixture.message(CHAT, "next"));
    failed("unknown");
    queue.update(
        "UPDATE message_jobs SET state = 'ready', finished_at = NULL WHERE job_id = ?",
        next.jobId());
    theStoreSays("ABSENT", null);
    retry();
    assertThat(queue.stateOf(message)).isEqualTo("waiting");

    queue.ready.put("default", true);

    becomes("sent");
    assertThat(queue.stateOf(next)).isEqualTo("sent");
    assertThat(queue.rows("SELECT job_id FROM message_jobs ORDER BY finished_at, position").get(0))
        .as("who left first")
        .containsEntry("job_id", next.jobId());
  }

  @Test
  void what_never_was_in_a_workers_hands_needs_no_look_up() {
    queue.update("UPDATE message_jobs SET state = 'cancelled', finished_at = 1");
    retry();
    assertThat(queue.stateOf(message)).isEqualTo("ready");
    retry();
    assertThat(queue.stateOf(message)).as("once more").isEqualTo("ready");
  }
}
