package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a session when something happens to it; a session of its own for each story. */
class SessionLifeIT {
  private static SandboxedCamel camel;
  // Other tests of the same run may keep a browser of their own open.
  private static Set<ProcessHandle> ofOthers;

  @BeforeAll
  static void start() throws Exception {
    ofOthers = ProcessHandle.current().descendants().collect(Collectors.toSet());
    camel =
        new SandboxedCamel(
            component -> {
              component.setSendTimeout(Duration.ofSeconds(5));
              component.setCallTimeout(Duration.ofSeconds(3));
              component.setModulesTimeout(Duration.ofSeconds(3));
            });
  }

  @AfterAll
  static void stop() {
    camel.close();
  }

  /** Browsers that nobody needs any more would slow the next story down. */
  @AfterEach
  void stopSessions() {
    camel.stopSessions();
  }

  @Test
  void a_linked_device_needs_no_new_qr_code_after_a_restart_and_leaves_no_process_behind()
      throws Exception {
    camel.link("restarted");
    String account = camel.session("restarted").status().account();
    assertThat(camel.processesOf("restarted")).as("browser's processes").isNotEmpty();
    camel.restart();
    assertThat(camel.processesOf("restarted")).as("processes after the stop").isEmpty();
    Stream<ProcessHandle> ours =
        ProcessHandle.current().descendants().filter(process -> !ofOthers.contains(process));
    assertThat(ours.filter(ProcessLines::runs)).as("browsers and drivers after the stop").isEmpty();
    camel.session("restarted").start();
    SessionStatus again = camel.await("restarted", SessionState.READY);
    assertThat(again.account()).as("account").isEqualTo(account).isNotNull();
  }

  @Test
  void the_first_question_to_a_session_starts_it_and_shows_a_qr_code_that_reads_back() {
    Exchange first = camel.request("whatsapp-web:asked?operation=STATUS", "", Map.of());
    assertThat(first.getMessage().getBody(SessionStatus.class).state())
        .isEqualTo(SessionState.STARTING);
    SessionStatus shown = camel.await("asked", SessionState.SCAN_QR);
    assertThat(shown.qr()).as("fields of the code").hasSizeGreaterThan(50);
    assertThat(shown.qr().split(",")).as("fields of the code").hasSize(5);
    assertThat(shown.advice()).as("advice").contains("Scan");
  }

  @Test
  void a_device_unlinked_by_the_phone_is_logged_out_and_its_profile_wiped() throws Exception {
    camel.link("unlinked");
    camel.faults("unlinked", "logout", "unknown_companion");
    SessionStatus status = camel.await("unlinked", SessionState.LOGGED_OUT);
    assertThat(status.reason()).as("reason").isEqualTo("unknown_companion");
    Awaitility.await("profile is gone").until(() -> !camel.profile("unlinked").toFile().exists());
    Exchange refused = camel.send("unlinked", CHAT, MessageIds.next(), "nobody is there");
    assertThat(refused.getException()).isInstanceOf(NotSentException.class);
    assertThat(camel.session("unlinked").status().state())
        .as("a log-out is not undone by a send")
        .isEqualTo(SessionState.LOGGED_OUT);
    camel.session("unlinked").start();
    camel.await("unlinked", SessionState.SCAN_QR);
  }

  @Test
  void a_reset_unlinks_the_device_and_shows_a_new_qr_code() throws Exception {
    camel.link("reset");
    Exchange exchange = camel.request("whatsapp-web:reset?operation=RESET", "", Map.of());
    assertThat(exchange.getMessage().getBody(SessionStatus.class).state())
        .isEqualTo(SessionState.STARTING);
    camel.await("reset", SessionState.SCAN_QR);
    assertThat(camel.session("reset").status().account()).as("account").isNull();
  }

  @Test
  void a_page_that_crashes_in_the_middle_of_a_send_comes_back_and_the_store_decides()
      throws Exception {
    camel.link("crashed");
    camel.faults("crashed", "holdSends", true);
    String id = MessageIds.next();
    CompletableFuture<Exchange> send = camel.sendLater("crashed", CHAT, id, "held");
    Awaitility.await("send is under way")
        .until(() -> camel.lookUp("crashed", CHAT, id).equals("PENDING"));
    camel.faults("crashed", "crashPage", true);
    // Busy with crashing, a page may look hung before it is dead.
    assertThat(send.get(10, TimeUnit.SECONDS).getException())
        .isInstanceOfSatisfying(
            OutcomeUnknownException.class,
            e -> assertThat(e.getCode()).isIn("page_lost", "page_hangs"));
    camel.faults("crashed", "holdSends", false);
    camel.await("crashed", SessionState.READY);
    assertThat(camel.lookUp("crashed", CHAT, id)).as("look-up").isEqualTo("FOUND");
  }

  @Test
  void a_page_that_hangs_costs_its_browser_and_nobody_waits_for_ever() throws Exception {
    camel.link("hung");
    camel.faults("hung", "hangPage", true);
    Exchange exchange = camel.send("hung", CHAT, MessageIds.next(), "into a page that hangs");
    assertThat(exchange.getException()).isInstanceOf(WhatsAppWebException.class);
    camel.faults("hung", "hangPage", false);
    camel.await("hung", SessionState.READY);
    assertThat(camel.send("hung", CHAT, MessageIds.next(), "and again").getException()).isNull();
  }

  @Test
  void a_browser_that_is_killed_is_replaced() throws Exception {
    camel.link("killed");
    camel.processesOf("killed").forEach(ProcessHandle::destroyForcibly);
    Awaitility.await("loss is noticed").until(() -> !camel.session("killed").status().ready());
    camel.await("killed", SessionState.READY);
  }

  @Test
  void missing_modules_are_named_instead_of_waited_for() throws Exception {
    camel.faults("changed", "missingModules", List.of("WAWebSignalStoreApi"));
    camel.session("changed").start();
    SessionStatus status = camel.await("changed", SessionState.FAILED);
    assertThat(status.reason())
        .as("reason")
        .isEqualTo("modules_missing: WAWebSignalStoreApi.waSignalStore");
    assertThat(status.advice()).as("advice").contains("wa-js");
    camel.faults("changed", "missingModules", List.of());
    camel.await("changed", SessionState.SCAN_QR);
  }

  @Test
  void a_lost_connection_is_offline_and_mends_itself() throws Exception {
    camel.link("offline");
    camel.faults("offline", "offline", true);
    camel.await("offline", SessionState.OFFLINE);
    Exchange refused = camel.send("offline", CHAT, MessageIds.next(), "not now");
    assertThat(refused.getException())
        .isInstanceOfSatisfying(
            NotSentException.class, e -> assertThat(e.getCode()).isEqualTo("session_not_ready"));
    camel.faults("offline", "offline", false);
    camel.await("offline", SessionState.READY);
  }

  @Test
  void an_endpoint_that_camel_throws_away_takes_no_session_with_it() throws Exception {
    camel.link("evicted");
    camel.camel().removeEndpoints("whatsapp-web:evicted*");
    assertThat(camel.session("evicted").status().state()).isEqualTo(SessionState.READY);
    assertThat(camel.send("evicted", CHAT, MessageIds.next(), "still there").getException())
        .isNull();
  }
}
