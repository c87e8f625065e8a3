package io.github.siakoberpa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitsTest {
  private static final long NOW = 10_000;
  private final Waits waits =
      new Waits(
          session -> session.equals("up"), Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

  private Wait of(String state, Object... more) {
    Map<String, Object> row = new HashMap<>(Map.of("state", state, "session", "up"));
    for (int i = 0; i < more.length; i += 2) {
      row.put((String) more[i], more[i + 1]);
    }
    return waits.of(row);
  }

  @Test
  void a_message_for_later_waits_for_its_time_and_one_that_failed_for_its_next_try() {
    assertThat(of("scheduled", "wake_at", 20_000L)).isEqualTo(new Wait("schedule", null, 20_000L));
    assertThat(of("backoff", "wake_at", 20_000)).isEqualTo(new Wait("retry", null, 20_000L));
    assertThat(of("uncertain", "wake_at", 0)).isEqualTo(new Wait("look_up", null, null));
  }

  @Test
  void a_head_waits_for_its_own_pace_first() {
    assertThat(of("ready", "waiting_for", "quiet_hours", "not_before", 20_000, "paused_at", 1))
        .isEqualTo(new Wait("quiet_hours", null, 20_000L));
  }

  @Test
  void a_pause_of_all_comes_before_one_of_the_session_and_both_before_anything_else() {
    assertThat(of("ready", "paused_at", 1, "paused_reason", "logged_out", "session", "down"))
        .isEqualTo(new Wait("paused", "logged_out", null));
    assertThat(of("waiting", "paused_at", 1, "all_paused_at", 1, "all_paused_reason", "asked"))
        .isEqualTo(new Wait("paused", "asked", null));
  }

  @Test
  void a_session_that_cannot_send_holds_all_of_its_messages() {
    assertThat(of("ready", "session", "down")).isEqualTo(new Wait("session_not_ready", null, null));
    assertThat(of("waiting", "session", "down"))
        .isEqualTo(new Wait("session_not_ready", null, null));
  }

  @Test
  void a_head_waits_for_the_pace_of_its_session_and_others_for_the_head() {
    assertThat(of("ready", "next_send_at", NOW + 1, "next_send_reason", "hour_limit"))
        .isEqualTo(new Wait("hour_limit", null, NOW + 1));
    assertThat(of("ready", "next_send_at", NOW + 1)).isEqualTo(new Wait("gap", null, NOW + 1));
    assertThat(of("ready", "next_send_at", NOW)).isNull();
    assertThat(of("waiting", "next_send_at", NOW + 1))
        .isEqualTo(new Wait("chat_order", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"leased", "sending", "sent", "failed", "cancelled", "expired"})
  void what_is_on_its_way_or_over_waits_for_nothing(String state) {
    assertThat(of(state, "paused_at", 1)).isNull();
  }
}
