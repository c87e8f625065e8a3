package io.github.siakoberpa.dispatch;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.queue.Recipient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier start of the application left behind. */
class RecoverRoutesTest {
  @TempDir Path folder;
  private QueueFixture queue;
  private QueuedMessage message;

  @BeforeEach
  void start() throws Exception {
    queue = QueueFixture.start(folder, Clock.systemUTC(), exchange -> {}, Map.of());
    queue.ready.put("default", false);
    message = queue.enqueue(QueueFixture.message("491701112223", "hello"));
  }

  @AfterEach
  void stop() {
    queue.close();
  }

  private void leaveBehind(String state, int crashes) {
    long future = Clock.systemUTC().millis() + 60_000;
    queue.update(
        "UPDATE message_jobs SET state = '"
            + state
            + "', crashes = ?, lease_owner = 'earlier',"
            + " lease_until = ?, lease_token = 7",
        crashes,
        future);
  }

  @Test
  void message_leased_by_an_earlier_start_goes_back_without_an_attempt() {
    leaveBehind("leased", 0);
    await().atMost(ofSeconds(10)).until(() -> "ready".equals(queue.stateOf(message)));
    assertThat(queue.row("SELECT attempts, crashes, lease_token FROM message_jobs"))
        .containsEntry("attempts", 0)
        .containsEntry("crashes", 1)
        .containsEntry("lease_token", 8);
  }

  @Test
  void message_orphaned_at_five_starts_is_poison() {
    QueuedMessage next = queue.enqueue(QueueFixture.message("491701112223", "next"));
    leaveBehindFirst();
    await().atMost(ofSeconds(10)).until(() -> "failed".equals(queue.stateOf(message)));
    assertThat(
            queue.row("SELECT last_error_code FROM message_jobs WHERE job_id = ?", message.jobId()))
        .containsEntry("last_error_code", "poison");
    assertThat(queue.stateOf(next)).as("its chat goes on").isEqualTo("ready");
  }

  private void leaveBehindFirst() {
    queue.update(
        "UPDATE message_jobs SET state = 'leased', crashes = 4, lease_owner = 'earlier', lease_until = ?"
            + " WHERE job_id = ?",
        Clock.systemUTC().millis() + 60_000,
        message.jobId());
  }

  @Test
  void message_that_was_being_sent_is_uncertain_and_not_sent_again() {
    leaveBehind("sending", 0);
    await().atMost(ofSeconds(10)).until(() -> "uncertain".equals(queue.stateOf(message)));
    assertThat(queue.row("SELECT last_error_code FROM message_jobs"))
        .containsEntry("last_error_code", "interrupted");
  }

  /** More of them than one look at the queue takes, and all of them older. */
  @Test
  void doubt_in_a_session_that_is_away_does_not_keep_others_from_being_looked_up() {
    queue.ready.put("away", false);
    for (int i = 0; i < 120; i++) {
      Recipient recipient = new Recipient("4917011122" + (100 + i) + "@c.us", "x");
      queue.enqueue(NewMessage.text("away", recipient, "hello"));
    }
    queue.update("UPDATE message_jobs SET state = 'uncertain', wake_at = 0, store = 'first'");
    queue.update("UPDATE message_jobs SET wake_at = 1 WHERE job_id = ?", message.jobId());
    queue
        .camel
        .getEndpoint("mock:look-up", MockEndpoint.class)
        .whenAnyExchangeReceived(
            exchange -> {
              exchange.getMessage().setHeader("CamelWhatsAppWebLookUp", "FOUND");
              exchange.getMessage().setHeader("CamelWhatsAppWebAck", 1);
            });
    queue.ready.put("default", true);
    await().atMost(ofSeconds(10)).until(() -> "sent".equals(queue.stateOf(message)));
    assertThat(queue.row("SELECT count(*) AS jobs FROM message_jobs WHERE state = 'uncertain'"))
        .containsEntry("jobs", 120);
  }

  @Test
  void lease_that_ran_out_under_this_start_is_no_crash() {
    queue.update(
        "UPDATE message_jobs SET state = 'leased', lease_owner = ?, lease_until = 1",
        queue.camel.getVariable("worker"));
    await().atMost(ofSeconds(10)).until(() -> "ready".equals(queue.stateOf(message)));
    assertThat(queue.row("SELECT crashes FROM message_jobs")).containsEntry("crashes", 0);
  }

  @Test
  void each_start_is_registered_as_a_worker() {
    await()
        .atMost(ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(queue.row("SELECT id, pid FROM workers"))
                    .containsEntry("id", queue.camel.getVariable("worker"))
                    .containsEntry("pid", (int) ProcessHandle.current().pid()));
  }
}
