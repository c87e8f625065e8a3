package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each fault does to a page, and when it ends. */
class FaultsTest {

  private static final String BOB = "491701112223@c.us";

  private Sandbox sandbox;
  private ControlDoor door;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
    door = new ControlDoor(sandbox.url());
    door.post("/sandbox/receipts", "{\"auto\":false}");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void calls_merge_and_the_answer_is_the_state() {
    door.faults("{\"nack\":463,\"times\":2}");
    JsonNode state = door.faults("{\"sendDelayMs\":5,\"unregistered\":[\"49*\"]}");

    assertThat(state.path("nack").asInt()).as("set before").isEqualTo(463);
    assertThat(state.path("sendDelayMs").asInt()).as("set now").isEqualTo(5);
    assertThat(state.path("unregistered").get(0).asText()).as("set now").isEqualTo("49*");
    assertThat(state.path("times").toString()).as("times left").isEqualTo("{\"nack\":2}");

    JsonNode cleared = door.faults("{\"nack\":0,\"sendDelayMs\":null,\"unregistered\":[]}");
    assertThat(cleared).as("cleared").isEqualTo(door.get("/sandbox/faults").json());
    assertThat(cleared.path("nack").asInt()).as("cleared").isZero();
    assertThat(cleared.path("times")).as("times left").isEmpty();
  }

  @Test
  void a_nack_ends_after_its_times() throws IOException {
    FakePage page = linked("default");
    door.faults("{\"nack\":475,\"times\":2}");

    for (int i = 1; i <= 3; i++) {
      page.send(BOB, "3EB0" + i, "x");
    }

    assertThat(page.awaitFrames("sent", 3))
        .extracting(frame -> frame.path("error").asInt())
        .as("errors")
        .containsExactly(475, 475, 0);
    assertThat(door.messages()).as("oracle").hasSize(1);
  }

  @Test
  void held_sends_are_accepted_on_release_even_if_their_page_has_gone() throws IOException {
    FakePage page = linked("default");
    door.faults("{\"holdSends\":true}");
    page.send(BOB, "3EB01", "first");
    page.send(BOB, "3EB02", "second");
    assertThat(door.get("/sandbox/faults").json().path("parked").asInt()).as("parked").isEqualTo(2);
    page.close();

    JsonNode state = door.faults("{\"holdSends\":false}");

    assertThat(state.path("parked").asInt()).as("parked").isZero();
    assertThat(door.messages().findValuesAsText("id"))
        .as("oracle, in order")
        .containsExactly("3EB01", "3EB02");
  }

  @Test
  void a_hold_for_one_send_lets_other_chats_pass() throws IOException {
    FakePage page = linked("default");
    door.faults("{\"holdSends\":true,\"times\":1}");

    page.send(BOB, "3EB01", "held");
    page.send(BOB, "3EB02", "behind it");
    page.send("491701112224@c.us", "3EB03", "another chat");

    assertThat(door.messages().findValuesAsText("id"))
        .as("oracle while held")
        .containsExactly("3EB03");
    door.faults("{\"holdSends\":false}");
    assertThat(door.messages().findValuesAsText("id"))
        .as("oracle")
        .containsExactly("3EB03", "3EB01", "3EB02");
  }

  @Test
  void a_delay_postpones_acceptance_and_keeps_the_order_of_a_chat() throws IOException {
    FakePage page = linked("default");
    door.faults("{\"sendDelayMs\":200}");
    page.send(BOB, "3EB01", "slow");
    door.faults("{\"sendDelayMs\":0}");
    page.send(BOB, "3EB02", "quick");
    assertThat(door.messages()).as("oracle at once").isEmpty();

    assertThat(page.awaitFrames("sent", 2))
        .extracting(frame -> frame.path("reference").asText())
        .as("answers")
        .containsExactly("3EB01", "3EB02");
  }

  @Test
  void accept_then_drop_records_and_stays_silent() throws IOException {
    door.post("/sandbox/receipts", "{\"auto\":true,\"delayMs\":0}");
    FakePage page = linked("default");
    door.faults("{\"acceptThenDrop\":true,\"times\":1}");

    page.send(BOB, "3EB01", "lost answer");
    page.send(BOB, "3EB02", "answered");

    assertThat(page.awaitFrame("sent").path("reference").asText())
        .as("answered")
        .isEqualTo("3EB02");
    page.awaitFrames("receipt", 2);
    assertThat(page.frames("receipt"))
        .extracting(frame -> frame.path("id").asText())
        .as("receipts")
        .containsOnly("3EB02");
    assertThat(door.messages().findValuesAsText("id"))
        .as("oracle")
        .containsExactly("3EB01", "3EB02");
    page.send(BOB, "3EB01", "lost answer");
    page.awaitFrames("sent", 2);
    assertThat(door.messages().findValuesAsText("repeats")).as("repeats").containsExactly("1", "0");
  }

  @Test
  void unregistered_takes_numbers_wildcards_and_expressions() throws IOException {
    FakePage page = linked("default");
    door.faults("{\"unregistered\":[\"491701112223\",\"*000\",\"^62.*9$\"]}");

    assertThat(registered(page, "491701112223")).as("the number").isFalse();
    assertThat(registered(page, "4917011122230")).as("a longer number").isTrue();
    assertThat(registered(page, "491701112000")).as("the wildcard").isFalse();
    assertThat(registered(page, "6281234567899")).as("the expression").isFalse();
    assertThat(registered(page, "6281234567898")).as("another number").isTrue();
    door.faults("{\"numberCheckDown\":true}");
    assertThat(page.post("number-check", "{\"wid\":\"491701112223@c.us\"}").status())
        .as("when down")
        .isEqualTo(503);
  }

  @Test
  void offline_cuts_connections_and_refuses_all() throws IOException {
    FakePage page = linked("default");
    door.faults("{\"offline\":true}");
    page.awaitEnd();

    assertThat(page.send(BOB, "3EB01", "x").status()).as("a send").isEqualTo(503);
    assertThatThrownBy(() -> page.reconnect("4915112345678"))
        .as("a connection")
        .hasMessageContaining("503");
    door.faults("{\"offline\":false}");
    page.reconnect("4915112345678");
    assertThat(page.send(BOB, "3EB02", "x").status()).as("a send").isEqualTo(200);
  }

  @Test
  void what_strikes_at_one_moment_waits_for_a_page_if_none_is_there() throws IOException {
    assertThat(door.faults("{\"conflict\":true}").path("conflict").asBoolean())
        .as("waiting")
        .isTrue();

    FakePage page = linked("default");
    page.awaitFrame("conflict");
    page.awaitEnd();

    assertThat(door.get("/sandbox/faults").json().path("conflict").asBoolean())
        .as("struck")
        .isFalse();
    page.reload("4915112345678").awaitFrame("welcome");
    assertThat(page.frames("conflict")).as("only once").hasSize(1);
  }

  @Test
  void a_moment_can_strike_several_times() throws IOException {
    FakePage page = linked("default");
    door.faults("{\"crashPage\":true,\"times\":2}");
    page.awaitFrame("crash");

    FakePage again = page.reload("4915112345678");

    again.awaitFrame("crash");
    assertThat(door.faults("{}").path("times")).as("times left").isEmpty();
  }

  @Test
  void a_fault_of_one_session_leaves_the_others_alone() throws IOException {
    FakePage one = linked("one");
    FakePage two = linked("two");
    door.faults("{\"session\":\"one\",\"nack\":463}");

    one.send(BOB, "3EB01", "x");
    two.send(BOB, "3EB01", "x");

    assertThat(one.awaitFrame("sent").path("error").asInt()).as("one").isEqualTo(463);
    assertThat(two.awaitFrame("sent").has("error")).as("two").isFalse();
    assertThat(door.get("/sandbox/faults").json().path("nack").asInt()).as("for all").isZero();
    assertThat(door.get("/sandbox/faults?session=one").json().path("nack").asInt())
        .as("for one")
        .isEqualTo(463);
  }

  @Test
  void lid_is_told_to_pages_that_are_connected() throws IOException {
    FakePage page = linked("default");

    door.faults("{\"lid\":true}");
    assertThat(page.awaitFrame("account").path("lidMigrated").asBoolean()).as("migrated").isTrue();
    door.faults("{\"lid\":false}");

    assertThat(page.awaitFrames("account", 2).get(1).path("lidMigrated").asBoolean())
        .as("migrated")
        .isFalse();
  }

  private FakePage linked(String session) throws IOException {
    return FakePage.claiming(sandbox, session, "4915112345678");
  }

  private static boolean registered(FakePage page, String phone) {
    return page.post("number-check", "{\"wid\":\"%s@c.us\"}".formatted(phone))
        .json()
        .path("registered")
        .asBoolean();
  }
}
