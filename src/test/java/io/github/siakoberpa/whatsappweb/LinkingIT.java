package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.NumberCheck;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person does with a session: link it, look at it, start, stop and unlink it. */
class LinkingIT {
  private static SandboxedCamel camel;

  @BeforeAll
  static void start() throws Exception {
    camel = new SandboxedCamel(component -> {});
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
  void a_code_typed_into_the_phone_links_the_device_of_that_number() throws Exception {
    camel.session("typed").start();
    camel.await("typed", SessionState.SCAN_QR);
    Exchange first = operate("typed", "PAIRING_CODE&phone=491701112299");
    assertThat(first.getMessage().getBody(String.class)).as("code").matches("[1-9A-Z]{8}");
    assertThat(operate("typed", "PAIRING_CODE&phone=491701112299").getMessage().getBody())
        .as("code while the first one holds")
        .isEqualTo(first.getMessage().getBody());
    camel.control("scan", Map.of("session", "typed"));
    assertThat(camel.await("typed", SessionState.READY).account()).startsWith("491701112299");
    assertCode(operate("typed", "PAIRING_CODE&phone=491701112299"), "not_waiting_for_link");
  }

  @Test
  void a_picture_of_the_page_is_a_png_in_any_state_of_a_running_session() throws Exception {
    camel.session("seen").start();
    camel.await("seen", SessionState.SCAN_QR);
    byte[] picture = operate("seen", "SCREENSHOT").getMessage().getBody(byte[].class);
    assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isGreaterThan(300);
    operate("seen", "STOP");
    assertCode(operate("seen", "SCREENSHOT"), "session_stopped");
  }

  @Test
  void the_qr_code_on_show_can_be_drawn_and_is_an_error_when_there_is_none() throws Exception {
    camel.session("drawn").start();
    camel.await("drawn", SessionState.SCAN_QR);
    QrCode code = operate("drawn", "QR").getMessage().getBody(QrCode.class);
    assertThat(code.svg()).startsWith("<svg");
    camel.control("scan", Map.of("session", "drawn"));
    camel.await("drawn", SessionState.READY);
    assertCode(operate("drawn", "QR"), "no_qr_code");
  }

  @Test
  void a_session_is_started_stopped_and_unlinked_by_operations() throws Exception {
    camel.link("operated");
    SessionStatus stopped = operate("operated", "STOP").getMessage().getBody(SessionStatus.class);
    assertThat(stopped.state()).isEqualTo(SessionState.STOPPED);
    assertThat(camel.processesOf("operated")).as("browser's processes").isEmpty();
    operate("operated", "START");
    camel.await("operated", SessionState.READY);
    SessionStatus unlinked =
        operate("operated", "LOG_OUT").getMessage().getBody(SessionStatus.class);
    assertThat(unlinked.state()).isEqualTo(SessionState.LOGGED_OUT);
    assertThat(unlinked.reason()).isEqualTo("logged_out_by_hand");
    assertThat(camel.profile("operated")).as("profile").doesNotExist();
    Awaitility.await("browser is gone").until(() -> camel.processesOf("operated").isEmpty());
  }

  @Test
  void the_phone_hears_of_a_log_out_even_from_a_session_that_was_stopped() throws Exception {
    camel.link("away");
    operate("away", "STOP");
    assertThat(camel.onThePhone("away").path("state").asText()).isEqualTo("LINKED");
    SessionStatus unlinked = operate("away", "LOG_OUT").getMessage().getBody(SessionStatus.class);
    assertThat(unlinked.reason()).isEqualTo("logged_out_by_hand");
    assertThat(camel.onThePhone("away").path("state").asText()).isNotEqualTo("LINKED");
    assertThat(camel.profile("away")).as("profile").doesNotExist();
    assertThat(camel.processesOf("away")).as("browser's processes").isEmpty();
  }

  @Test
  void a_number_check_tells_registered_from_not_and_from_an_error() throws Exception {
    camel.link("checked");
    camel.faults("checked", "unregistered", List.of("491700000000"));
    assertThat(check(CHAT))
        .isInstanceOfSatisfying(
            NumberCheck.Registered.class,
            found -> {
              assertThat(found.chatId()).isEqualTo(CHAT);
              assertThat(found.lid()).endsWith("@lid");
            });
    assertThat(check("491700000000@c.us")).isInstanceOf(NumberCheck.NotRegistered.class);
    camel.faults("checked", "numberCheckDown", true);
    assertThat(check(CHAT)).as("known number").isInstanceOf(NumberCheck.Registered.class);
    Exchange failed =
        camel.request(
            "whatsapp-web:checked?operation=CHECK_NUMBER",
            "",
            Map.of(WhatsAppWebConstants.CHAT_ID, "491709999998@c.us"));
    assertCode(failed, "number_check_failed");
  }

  private static Object check(String chat) {
    return camel
        .request(
            "whatsapp-web:checked?operation=CHECK_NUMBER",
            "",
            Map.of(WhatsAppWebConstants.CHAT_ID, chat))
        .getMessage()
        .getBody();
  }

  private static Exchange operate(String session, String operation) {
    return camel.request("whatsapp-web:" + session + "?operation=" + operation, "", Map.of());
  }

  private static void assertCode(Exchange exchange, String code) {
    assertThat(exchange.getException())
        .isInstanceOfSatisfying(
            WhatsAppWebException.class, e -> assertThat(e.getCode()).isEqualTo(code));
  }
}
