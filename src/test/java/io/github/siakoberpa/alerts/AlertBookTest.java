package io.github.siakoberpa.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertBookTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private final AlertBook book =
      new AlertBook(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(10));

  private List<String> session(SessionState state, @Nullable String reason) {
    SessionStatus status =
        new SessionStatus("work", state, NOW, reason, null, null, null, null, null, null);
    return told(book.session(status));
  }

  private static List<String> told(List<Alert> alerts) {
    return alerts.stream()
        .map(alert -> (alert.firing() ? "+" : "-") + alert.kind() + " " + alert.session())
        .toList();
  }

  @Test
  void an_unlinked_session_is_told_once_and_once_that_it_is_back() {
    assertThat(session(SessionState.READY, null)).isEmpty();
    assertThat(session(SessionState.LOGGED_OUT, "unpaired"))
        .containsExactly("+session_unlinked work");
    assertThat(session(SessionState.LOGGED_OUT, "unpaired")).isEmpty();
    assertThat(session(SessionState.STARTING, null)).isEmpty();
    assertThat(session(SessionState.SCAN_QR, null)).isEmpty();
    assertThat(session(SessionState.READY, null)).containsExactly("-session_unlinked work");
    assertThat(session(SessionState.READY, null)).isEmpty();
  }

  @Test
  void one_trouble_gives_way_to_another() {
    assertThat(session(SessionState.FAILED, "browser_missing"))
        .containsExactly("+session_failed work");
    assertThat(session(SessionState.CONFLICT, null))
        .containsExactly("-session_failed work", "+session_conflict work");
  }

  @Test
  void whoever_unlinks_it_by_hand_knows() {
    assertThat(session(SessionState.LOGGED_OUT, "logged_out_by_hand")).isEmpty();
  }

  @Test
  void a_webhook_that_was_paused_is_told_once_and_once_that_it_goes_on() {
    assertThat(told(book.webhooks(List.of(Map.of("id", 7)))))
        .containsExactly("+webhook_paused null");
    assertThat(book.webhooks(List.of(Map.of("id", 7)))).isEmpty();
    assertThat(told(book.webhooks(List.of()))).containsExactly("-webhook_paused null");
  }

  @Test
  void a_queue_that_stands_still_is_told_once_and_once_that_it_moves() {
    List<Map<String, Object>> both = List.of(Map.of("session", "a"), Map.of("session", "b"));
    assertThat(told(book.queues(both))).containsExactly("+queue_stalled a", "+queue_stalled b");
    assertThat(told(book.queues(both))).isEmpty();
    assertThat(told(book.queues(both.subList(1, 2)))).containsExactly("-queue_stalled a");
    assertThat(told(book.queues(List.of()))).containsExactly("-queue_stalled b");
    assertThat(book.since()).isEqualTo(NOW.minusSeconds(600).toEpochMilli());
  }
}
