package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.github.siakoberpa.sandbox.Conformance.Tour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Conformance.class)
class WaJsAccountsIT {

  private static final String MODE = "() => WPP.conn.getStreamData().mode";

  @Test
  void a_second_page_of_the_same_profile_puts_the_first_into_conflict(Tour tour) {
    WaJsPage first = tour.linked("default");

    Page second = first.page().context().newPage();
    second.navigate(first.page().url());

    first.await("() => WPP.whatsapp.Socket.state === 'CONFLICT'");
  }

  @Test
  void a_page_told_to_crash_does(Tour tour) {
    WaJsPage page = tour.linked("default");

    tour.door().faults("{\"crashPage\":true}");

    assertThatThrownBy(() -> page.page().waitForCondition(() -> false)).hasMessage("Page crashed");
  }

  @Test
  void an_account_on_lids_needs_a_number_check_and_sends_to_the_lid(Tour tour) {
    tour.door().faults("{\"lid\":true}");
    WaJsPage page = tour.linked("default");
    String unchecked =
        page.text(
            "([to]) => WPP.chat.find(to).then(String, (error) => error.message)",
            "491701112223@c.us");
    assertThat(unchecked).as("a chat without a check").isEqualTo("No LID for user");

    assertThat(page.send("491701112223@c.us", "3EB0000000000000000001", "hello"))
        .containsEntry("ack", 1);
    page.await("() => heard.some(({ack}) => ack === 3)");

    JsonNode row = tour.door().messages().get(0);
    assertThat(row.path("chat").asText()).as("the chat as the page has it").endsWith("@lid");
    assertThat(row.path("to").asText()).as("whom it reached").isEqualTo("491701112223@c.us");
    page.load().awaitMain();
    assertThat(
            page.text(
                "([to]) => WPP.chat.find(to).then((chat) => String(chat.id))", "491701112223@c.us"))
        .as("known after a reload")
        .endsWith("@lid");
  }

  @Test
  void an_account_on_lids_hears_of_people_by_lid(Tour tour) {
    tour.door().faults("{\"lid\":true}");
    WaJsPage page = tour.linked("default");

    tour.door().post("/sandbox/incoming", "{\"from\":\"491701112223\",\"body\":\"hi\"}");

    page.await("() => heard.some(({from}) => from?.endsWith('@lid'))");
  }

  @Test
  void a_restarted_sandbox_believes_its_page_and_knows_nothing_of_what_was_pending(Tour tour) {
    Sandbox first = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
    WaJsPage page = tour.unlinkedAt(first);
    ControlDoor door = new ControlDoor(first.url());
    door.post("/sandbox/scan", "{}");
    page.awaitMain();
    door.faults("{\"holdSends\":true}");
    page.startSend("491701112223@c.us", "3EB0000000000000000001", "lost with the server");
    await().until(() -> door.get("/sandbox/faults").json().path("parked").asInt() == 1);
    first.close();

    try (Sandbox second = Sandbox.start(new SandboxOptions("127.0.0.1", first.port()))) {
      page.await("() => outcomes['3EB0000000000000000001']?.result === 'ERROR_NETWORK'");
      page.awaitMain();
      assertThat(page.rows("true_491701112223@c.us_3EB0000000000000000001"))
          .as("the pending row")
          .contains("\"ack\":0");
      assertThat(page.send("491701112223@c.us", "3EB0000000000000000002", "to the new one"))
          .containsEntry("ack", 1);
      assertThat(new ControlDoor(second.url()).messages()).as("oracle").hasSize(1);
    }
  }

  @Test
  void two_sessions_live_side_by_side(Tour tour) {
    WaJsPage one = tour.linked("one");
    WaJsPage two = tour.linked("two");
    assertThat(one.send("491701112223@c.us", "3EB0000000000000000001", "from one"))
        .containsEntry("ack", 1);
    assertThat(two.send("491701112223@c.us", "3EB0000000000000000001", "from two"))
        .containsEntry("ack", 1);

    assertThat(tour.door().messages().findValuesAsText("session"))
        .as("senders")
        .containsExactly("one", "two");
    tour.door().faults("{\"session\":\"one\",\"logout\":\"user_initiated\"}");
    one.page().waitForURL("**/*post_logout=1*");
    assertThat(two.text(MODE)).as("the other session").isEqualTo("MAIN");
  }
}
