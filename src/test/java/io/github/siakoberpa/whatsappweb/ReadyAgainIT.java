package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How long a linked session is away. The figures are printed, and asserted by the soak profile
 * alone: they depend on the machine and on what else it does.
 */
class ReadyAgainIT {
  private static SandboxedCamel camel;

  @BeforeAll
  static void link() throws Exception {
    camel = new SandboxedCamel(component -> component.setRetryDelay(Duration.ofSeconds(1)));
    camel.link("back");
  }

  @AfterAll
  static void stop() {
    camel.close();
  }

  @Test
  void a_stored_profile_is_ready_again_after_a_restart() throws Exception {
    camel.restart();
    Instant before = Instant.now();
    camel.session("back").start();
    readyAgain("stored profile", before, Duration.ofSeconds(6));
  }

  @Test
  void a_session_is_ready_again_after_its_page_crashed() throws Exception {
    readyNow();
    Instant before = Instant.now();
    camel.faults("back", "crashPage", true);
    lost();
    readyAgain("page crashed", before, Duration.ofSeconds(10));
  }

  @Test
  void a_session_is_ready_again_after_its_browser_was_killed() throws Exception {
    readyNow();
    Instant before = Instant.now();
    camel.processesOf("back").forEach(ProcessHandle::destroyForcibly);
    lost();
    readyAgain("browser killed", before, Duration.ofSeconds(10));
  }

  private static void readyNow() {
    camel.session("back").start();
    camel.await("back", SessionState.READY);
  }

  private static void lost() {
    Awaitility.await("loss is noticed")
        .pollInterval(Duration.ofMillis(5))
        .until(() -> !camel.session("back").status().ready());
  }

  private static void readyAgain(String after, Instant before, Duration atMost) {
    Instant left = camel.session("back").status().since();
    Instant since = camel.await("back", SessionState.READY).since();
    System.out.printf(
        "READY again, %s: noticed after %d ms, ready after %d ms%n",
        after, millis(before, left), millis(before, since));
    if (Boolean.getBoolean("siakoberpa.test.soak")) {
      assertThat(Duration.between(before, since)).as("ready again, %s", after).isLessThan(atMost);
    }
    assertThat(camel.send("back", CHAT, MessageIds.next(), "back").getException())
        .as("outcome of a send")
        .isNull();
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
