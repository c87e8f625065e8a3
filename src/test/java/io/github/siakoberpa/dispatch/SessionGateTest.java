package io.github.siakoberpa.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionGateTest {
  private @Nullable String store = "mine";

  private final SessionGate gate =
      new SessionGate(
          "whatsapp-web:x",
          new TargetSessions() {
            @Override
            public boolean isReady(String session) {
              return true;
            }

            @Override
            public @Nullable String store(String session) {
              return store;
            }
          },
          () -> false);

  @Test
  void what_another_store_knows_is_not_asked_of_this_one() {
    assertThat(gate.isOtherStore("demo", "mine")).isFalse();
    assertThat(gate.isOtherStore("demo", "of before")).isTrue();
    assertThat(gate.isOtherStore("demo", null)).isTrue();
  }

  @Test
  void a_session_that_has_just_gone_down_does_not_make_its_store_another() {
    store = null;
    assertThat(gate.isOtherStore("demo", "mine")).isFalse();
  }
}
