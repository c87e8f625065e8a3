package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.github.siakoberpa.sandbox.Conformance.Tour;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Conformance.class)
class WaJsConnectionIT {

  private static final long QUIET_NANOS = 500_000_000;
  private static final String MODE = "() => WPP.conn.getStreamData().mode";

  @Test
  void a_conflict_ends_with_a_reload_and_not_with_a_takeover(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door().faults("{\"conflict\":true}");
    page.await(
        "() => WPP.conn.getStreamData().mode === 'CONFLICT' && WPP.whatsapp.Socket.state === 'CONFLICT'");

    String takeover =
        page.text(
            "() => { try { WPP.whatsapp.Socket.takeover(); } catch (error) { return error.message; } }");
    assertThat(takeover).as("takeover").isEqualTo("Takeover called without conflict!");

    page.load().awaitMain();
  }

  @Test
  void offline_keeps_the_mode_main_and_comes_back_by_itself(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door().faults("{\"offline\":true}");
    page.await("() => WPP.whatsapp.Socket.state === 'OPENING' && !WPP.conn.isOnline()");
    assertThat(page.text(MODE)).as("mode while offline").isEqualTo("MAIN");
    assertThat(page.sendUnchecked("491701112223@c.us", "3EB0000000000000000001", "lost"))
        .containsEntry("ack", 0)
        .containsEntry("result", "ERROR_NETWORK");

    tour.door().faults("{\"offline\":false}");

    page.awaitMain();
    assertThat(page.send("491701112223@c.us", "3EB0000000000000000002", "back"))
        .containsEntry("ack", 1);
  }

  @Test
  void a_send_that_was_answered_while_offline_gets_its_answer_later(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door().faults("{\"holdSends\":true}");
    page.startSend("491701112223@c.us", "3EB0000000000000000003", "wait");
    await().until(() -> tour.door().get("/sandbox/faults").json().path("parked").asInt() == 1);
    tour.door().faults("{\"offline\":true}");
    tour.door().faults("{\"holdSends\":false}");
    assertThat(tour.messages()).as("accepted without its client").hasSize(1);

    tour.door().faults("{\"offline\":false}");

    page.await("() => outcomes['3EB0000000000000000003']?.ack >= 1");
  }

  @Test
  void missing_modules_are_missing_for_clients_alone(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door().faults("{\"missingModules\":[\"WAWebQueryExistsJob\",\"WAWebSendMsgChatAction\"]}");
    page.load().awaitMain();

    assertThat(
            page.text(
                "() => { try { return importNamespace('WAWebQueryExistsJob'); } catch (error) { return error.message; } }"))
        .as("the module")
        .isEqualTo("Requiring unknown module \"WAWebQueryExistsJob\"");
    assertThat(page.text("() => String(WPP.whatsapp.functions.addAndSendMsgToChat)"))
        .as("what wa-js found")
        .isEqualTo("undefined");
    tour.door().faults("{\"missingModules\":[]}");
    page.load().awaitMain();
    assertThat(page.send("491701112223@c.us", "3EB0000000000000000004", "found again"))
        .containsEntry("ack", 1);
  }

  @Test
  void a_page_told_to_hang_answers_nothing_until_it_is_let_go(Tour tour) {
    WaJsPage page = tour.shared();
    // Asked for anything, a page that hangs would hang whoever asks.
    AtomicLong lastSign = new AtomicLong();
    page.page().onConsoleMessage(message -> lastSign.set(System.nanoTime()));
    page.page().evaluate("() => { window.signs = setInterval(() => console.log('sign'), 20); }");
    page.page().waitForCondition(() -> lastSign.get() > 0);

    assertThat(tour.door().faults("{\"hangPage\":true}").path("hangPage").asBoolean())
        .as("state")
        .isTrue();
    page.page().waitForCondition(() -> System.nanoTime() - lastSign.get() > QUIET_NANOS);

    tour.door().faults("{\"hangPage\":false}");
    page.page().waitForCondition(() -> System.nanoTime() - lastSign.get() < QUIET_NANOS);
    page.page().evaluate("() => clearInterval(window.signs)");
    page.awaitMain();
  }

  @Test
  void an_inline_script_is_refused_as_on_the_real_page(Tour tour) {
    WaJsPage page = tour.shared();

    assertThatThrownBy(
            () ->
                page.page()
                    .addScriptTag(new Page.AddScriptTagOptions().setContent("window.injected = 1")))
        .hasMessageContaining("Content Security Policy");
  }
}
