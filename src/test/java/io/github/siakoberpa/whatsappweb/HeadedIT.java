package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A browser whose window a person can help. */
class HeadedIT {
  @Test
  @EnabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+")
  void a_window_can_be_linked_and_sends_as_any_other() throws Exception {
    try (SandboxedCamel camel = new SandboxedCamel(component -> component.setHeadless(false))) {
      camel.link("seen");
      assertThat(camel.send("seen", CHAT, MessageIds.next(), "hello").getException()).isNull();
    }
  }

  @Test
  @DisabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+")
  @DisabledIfEnvironmentVariable(named = "WAYLAND_DISPLAY", matches = ".+")
  void a_window_without_a_screen_is_told_by_name() throws Exception {
    try (SandboxedCamel camel = new SandboxedCamel(component -> component.setHeadless(false))) {
      camel.session("unseen").start();
      SessionStatus status = camel.await("unseen", SessionState.FAILED);
      assertThat(status.reason()).isEqualTo("display_missing");
      assertThat(status.advice()).contains("headless=true");
    }
  }
}
