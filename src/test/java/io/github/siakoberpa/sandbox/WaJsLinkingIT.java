package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.sandbox.Conformance.Tour;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Conformance.class)
class WaJsLinkingIT {

  private static final String QR = "div[data-testid=link-device-qr-code]";

  @Test
  void a_scanned_qr_leads_to_main_under_the_number_of_the_phone(Tour tour) {
    WaJsPage page = tour.unlinked("default");
    String code = page.text("() => WPP.conn.getAuthCode().then((code) => code.fullCode)");
    page.page().waitForSelector(QR);
    assertThat(page.page().getAttribute(QR, "data-ref"))
        .as("the QR in the page")
        .isEqualTo(code + ",1");

    tour.door().post("/sandbox/scan", "{\"phone\":\"+62 812-3456-7890\",\"pushname\":\"Sari\"}");
    page.awaitMain();

    assertThat(page.text("() => String(WPP.conn.getMyUserId())"))
        .as("our number")
        .isEqualTo("6281234567890@c.us");
    assertThat(page.text("() => WPP.profile.getMyProfileName()")).as("our name").isEqualTo("Sari");
    assertThat(page.page().waitForSelector("#side")).as("the chat list").isNotNull();
    assertThat(page.errors()).as("complaints of the browser").isEmpty();
  }

  @Test
  void a_pairing_code_links_the_number_it_was_asked_for(Tour tour) {
    WaJsPage page = tour.unlinked("default");

    String code = page.text("() => WPP.conn.genLinkDeviceCodeForPhoneNumber('4915777777777')");
    assertThat(code).as("the code to type").matches("[0-9A-Z]{8}");
    tour.door().post("/sandbox/scan", "{}");

    page.awaitMain();
    assertThat(page.text("() => String(WPP.conn.getMyUserId())"))
        .as("our number")
        .isEqualTo("4915777777777@c.us");
  }

  @Test
  void a_login_survives_a_restart_of_the_browser_without_a_qr(Tour tour, @TempDir Path profile) {
    WaJsPage page = tour.inProfile(profile, "default").awaitQr();
    tour.door().post("/sandbox/scan", "{}");
    page.awaitMain().send("491701112223@c.us", "3EB0000000000000000001", "before");
    page.page().context().close();

    page = tour.inProfile(profile, "default").awaitMain();

    assertThat(page.text("() => WPP.whatsapp.Conn.ref"))
        .as("the QR's ref")
        .isIn("null", "undefined");
    assertThat(page.rows("true_491701112223@c.us_3EB0000000000000000001"))
        .as("the stored message")
        .contains("\"body\":\"before\"");
    assertThat(page.send("491701112223@c.us", "3EB0000000000000000002", "after"))
        .containsEntry("ack", 1);
  }

  @Test
  void a_page_that_logs_out_forgets_everything_and_shows_a_qr_again(Tour tour) {
    WaJsPage page = tour.linked("shop");
    page.send("491701112223@c.us", "3EB0000000000000000001", "hello");

    page.eval("() => { WPP.conn.logout(); }");
    page.page().waitForURL("**/*post_logout*");

    assertThat(page.page().url())
        .as("where it went")
        .endsWith("/?post_logout=1&logout_reason=user_initiated&session=shop");
    page.awaitQr();
    assertThat(page.rows("true_491701112223@c.us_3EB0000000000000000001"))
        .as("stored messages")
        .isEqualTo("[]");
    assertThat(tour.door().get("/sandbox/sessions").json().get(0).path("state").asText())
        .as("state on the phone")
        .isEqualTo("QR");
  }

  @Test
  void a_phone_that_unlinks_the_device_sends_the_page_away_with_its_reason(Tour tour) {
    WaJsPage page = tour.linked("default");

    tour.door().faults("{\"logout\":\"account_locked\"}");
    page.page().waitForURL("**/*post_logout*");

    assertThat(page.page().url())
        .as("where it went")
        .contains("post_logout=1&logout_reason=account_locked");
  }

  @Test
  void a_device_that_was_unlinked_while_away_is_put_out_when_it_comes_back(
      Tour tour, @TempDir Path profile) {
    WaJsPage page = tour.inProfile(profile, "default").awaitQr();
    tour.door().post("/sandbox/scan", "{}");
    page.awaitMain().page().context().close();

    tour.door().post("/sandbox/reset", "{}");
    page = tour.inProfile(profile, "default");

    page.awaitQr();
    assertThat(page.page().url()).as("where it went").contains("logout_reason=unknown_companion");
  }

  @Test
  void an_idle_qr_comes_back_when_the_client_asks_for_it(Tour tour) {
    QrTiming quick = new QrTiming(Duration.ofMillis(2000), Duration.ofMillis(300), 2);
    try (Sandbox impatient = Sandbox.start(new SandboxOptions("127.0.0.1", 0), quick)) {
      ControlDoor door = new ControlDoor(impatient.url());
      WaJsPage page = tour.unlinkedAt(impatient);
      page.await("() => WPP.whatsapp.Socket.state === 'UNPAIRED_IDLE'");
      assertThat(door.post("/sandbox/scan", "{}").text("code"))
          .as("scanning an idle QR")
          .isEqualTo("NO_QR_ON_SHOW");

      page.eval("() => { WPP.conn.refreshQR(); }");

      page.awaitQr();
      door.post("/sandbox/scan", "{}");
      page.awaitMain();
    }
  }
}
