package io.github.siakoberpa.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhatsAppWebTargetTest {
  private static String reason(SessionState state, String why) {
    return WhatsAppWebTarget.circuitReason(
        new SessionStatus(
            "default", state, Instant.EPOCH, why, null, null, null, null, null, null));
  }

  @Test
  void a_lost_link_and_a_conflict_break_the_circuit() {
    assertThat(reason(SessionState.LOGGED_OUT, "logged_out")).isEqualTo("logged_out");
    assertThat(reason(SessionState.LOGGED_OUT, "user_initiated")).isEqualTo("logged_out");
    assertThat(reason(SessionState.CONFLICT, null)).isEqualTo("conflict");
  }

  @Test
  void what_we_were_asked_for_does_not() {
    assertThat(reason(SessionState.LOGGED_OUT, "logged_out_by_hand")).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LOGGED_OUT", "CONFLICT"})
  void nor_does_any_other_state(SessionState state) {
    assertThat(reason(state, null)).isNull();
  }

  @Test
  void each_reason_comes_with_advice() {
    for (String reason : List.of("logged_out", "conflict", "unknown_outcomes")) {
      assertThat(new CircuitAdvice().on(reason)).as(reason).hasSizeBetween(40, 300);
    }
  }
}
