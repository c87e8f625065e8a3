package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes wrong with real browsers in production, each provoked once. */
class FailuresIT {
  private static SandboxedCamel camel;

  @BeforeAll
  static void start() throws Exception {
    camel = new SandboxedCamel(component -> component.setSendTimeout(Duration.ofSeconds(10)));
  }

  @AfterAll
  static void stop() {
    camel.close();
  }

  @AfterEach
  void stopSessions() {
    camel.stopSessions();
  }

  @Test
  void a_page_that_reloads_in_the_middle_of_a_send_leaves_doubt_and_a_resend_ends_it()
      throws Exception {
    camel.link("reloaded");
    camel.faults("reloaded", "holdSends", true);
    String id = MessageIds.next();
    CompletableFuture<Exchange> send = camel.sendLater("reloaded", CHAT, id, "held");
    Awaitility.await("send is under way")
        .until(() -> camel.lookUp("reloaded", CHAT, id).equals("PENDING"));
    List<ProcessHandle> browser = camel.processesOf("reloaded");
    camel.faults("reloaded", "reloadPage", true);
    assertThat(send.get(10, TimeUnit.SECONDS).getException())
        .isInstanceOfSatisfying(
            OutcomeUnknownException.class,
            e -> assertThat(e.getCode()).isEqualTo("page_navigated"));
    camel.faults("reloaded", "holdSends", false);
    camel.await("reloaded", SessionState.READY);
    assertThat(browser.get(0).isAlive()).as("the same browser").isTrue();
    assertThat(camel.lookUp("reloaded", CHAT, id)).as("look-up").isEqualTo("FOUND");
    Exchange again =
        camel.request(
            "whatsapp-web:reloaded?operation=RESEND", "", SandboxedCamel.headers(CHAT, id));
    assertThat(again.getException()).as("outcome of the resend").isNull();
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
  }

  @Test
  void a_receipt_ends_a_send_whose_promise_never_settles() throws Exception {
    camel.link("silent");
    camel.faults("silent", "acceptThenDrop", true);
    String id = MessageIds.next();
    CompletableFuture<Exchange> send = camel.sendLater("silent", CHAT, id, "unheard");
    Awaitility.await("message arrived").until(() -> !camel.accepted(id).isEmpty());
    camel.control("receipts", Map.of("id", id, "ack", 2));
    Exchange sent = send.get(10, TimeUnit.SECONDS);
    assertThat(sent.getException()).as("outcome").isNull();
    assertThat(sent.getMessage().getHeader(WhatsAppWebConstants.ACK)).as("ack").isEqualTo(2);
  }

  @Test
  void a_device_unlinked_while_it_was_away_is_logged_out_wiped_and_says_what_to_do()
      throws Exception {
    camel.link("away");
    camel.session("away").stop();
    camel.faults("away", "logout", "unknown_companion");
    List<String> heard = new CopyOnWriteArrayList<>();
    camel.session("away").addListener((before, now) -> heard.add(now.state().name()));
    camel.session("away").start();
    SessionStatus status = camel.await("away", SessionState.LOGGED_OUT);
    assertThat(status.advice()).as("advice").contains("scan a new QR code");
    Awaitility.await("profile is gone").until(() -> !camel.profile("away").toFile().exists());
    Awaitility.await("browser is gone").until(() -> camel.processesOf("away").isEmpty());
    assertThat(heard).as("no loop over QR codes").doesNotContain("SCAN_QR");
  }

  @Test
  void a_lock_that_another_host_left_on_the_profile_does_not_keep_the_browser_away()
      throws Exception {
    camel.link("moved");
    camel.session("moved").stop();
    Path lock = camel.profile("moved").resolve("SingletonLock");
    Files.deleteIfExists(lock);
    Files.createSymbolicLink(lock, Path.of("another-container-4711"));
    camel.session("moved").start();
    camel.await("moved", SessionState.READY);
  }

  @Test
  void a_request_for_a_passkey_is_shown_and_a_new_start_shows_a_qr_code_again() throws Exception {
    camel.session("passkey").start();
    camel.await("passkey", SessionState.SCAN_QR);
    camel.faults("passkey", "passkey", true);
    camel.control("scan", Map.of("session", "passkey"));
    SessionStatus status = camel.await("passkey", SessionState.PASSKEY_REQUIRED);
    assertThat(status.qr()).as("QR code").isNull();
    assertThat(status.advice()).as("advice").contains("headless=false");
    camel.faults("passkey", "passkey", false);
    camel.session("passkey").start();
    camel.await("passkey", SessionState.SCAN_QR);
    camel.control("scan", Map.of("session", "passkey"));
    camel.await("passkey", SessionState.READY);
  }

  @Test
  void a_conflict_is_shown_and_ended_by_a_new_start() throws Exception {
    camel.link("conflict");
    camel.faults("conflict", "conflict", true);
    SessionStatus status = camel.await("conflict", SessionState.CONFLICT);
    assertThat(status.advice()).as("advice").contains("start this session again");
    camel.session("conflict").start();
    camel.await("conflict", SessionState.READY);
  }

  @Test
  void a_browser_that_grows_too_big_is_replaced_and_the_session_goes_on() throws Exception {
    try (SandboxedCamel small =
        new SandboxedCamel(
            component -> {
              component.setMemoryLimit(1);
              component.setMemoryCheck(Duration.ofSeconds(8));
            })) {
      List<String> heard = new CopyOnWriteArrayList<>();
      small.session("big").addListener((before, now) -> heard.add(String.valueOf(now.reason())));
      small.link("big");
      Awaitility.await("browser is replaced")
          .atMost(Duration.ofSeconds(20))
          .until(() -> heard.contains("memory_limit"));
      small.await("big", SessionState.READY);
      assertThat(small.send("big", CHAT, MessageIds.next(), "and on").getException()).isNull();
    }
  }
}
