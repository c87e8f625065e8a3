package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageCallsTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final ScheduledExecutorService deadlines = Executors.newScheduledThreadPool(1);
  private final PageCalls calls = new PageCalls(deadlines, Runnable::run);

  @AfterEach
  void stop() {
    deadlines.shutdownNow();
  }

  @Test
  void a_call_is_handed_over_once_with_its_arguments() {
    CompletableFuture<CallEnd> end = calls.submit("send", Map.of("id", "3EB0"), LONG);
    assertThat(calls.waiting()).isTrue();
    Map<String, Object> handed = calls.handOver().get(0);
    assertThat(handed).containsEntry("operation", "send").containsEntry("id", "3EB0");
    assertThat(calls.handOver()).as("second hand-over").isEmpty();
    assertThat(end).isNotDone();
  }

  @Test
  void an_answer_ends_the_call_and_a_second_one_is_dropped() {
    CompletableFuture<CallEnd> end = calls.submit("send", Map.of(), LONG);
    int ticket = (int) calls.handOver().get(0).get("ticket");
    calls.answered(ticket, Map.of("outcome", "sent", "ack", 1));
    calls.answered(ticket, Map.of("outcome", "unknown"));
    assertThat(Outcomes.ofSend(end.join())).isEqualTo(new SendOutcome.Sent(1));
  }

  @Test
  void a_call_that_nobody_took_by_its_deadline_never_started_and_never_will() throws Exception {
    CompletableFuture<CallEnd> end = calls.submit("send", Map.of(), SHORT);
    assertThat(end.get(5, TimeUnit.SECONDS)).isEqualTo(new CallEnd.NeverStarted("deadline"));
    assertThat(calls.handOver()).as("hand-over after the deadline").isEmpty();
  }

  @Test
  void a_call_without_answer_by_its_deadline_is_in_doubt() throws Exception {
    CompletableFuture<CallEnd> end = calls.submit("send", Map.of(), Duration.ofMillis(300));
    assertThat(calls.handOver()).hasSize(1);
    assertThat(Outcomes.ofSend(end.get(5, TimeUnit.SECONDS)))
        .isEqualTo(new SendOutcome.Unknown("send_timeout"));
  }

  @Test
  void a_lost_page_leaves_doubt_about_what_it_had_and_none_about_what_still_waited() {
    CompletableFuture<CallEnd> handed = calls.submit("send", Map.of(), LONG);
    assertThat(calls.handOver()).hasSize(1);
    CompletableFuture<CallEnd> waiting = calls.submit("send", Map.of(), LONG);
    calls.pageGone("page_lost");
    assertThat(List.of(Outcomes.ofSend(handed.join()), Outcomes.ofSend(waiting.join())))
        .containsExactly(
            new SendOutcome.Unknown("page_lost"),
            new SendOutcome.NotSent("session_not_ready", true));
    assertThat(calls.handOver()).as("hand-over to the next page").isEmpty();
  }

  @Test
  void what_waits_for_a_page_that_is_not_ready_is_refused_and_what_it_has_goes_on() {
    CompletableFuture<CallEnd> handed = calls.submit("send", Map.of(), LONG);
    assertThat(calls.handOver()).hasSize(1);
    CompletableFuture<CallEnd> waiting = calls.submit("send", Map.of(), LONG);
    calls.refuseWaiting(operation -> true);
    assertThat(Outcomes.ofSend(waiting.join()))
        .isEqualTo(new SendOutcome.NotSent("session_not_ready", true));
    assertThat(handed).as("the call in the page").isNotDone();
  }
}
