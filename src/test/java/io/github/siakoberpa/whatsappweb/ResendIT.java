package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stored message goes out once more under its own id; the oracle has one row of it whatever. */
class ResendIT {
  private static SandboxedCamel camel;

  private final String id = MessageIds.next();

  @BeforeAll
  static void link() throws Exception {
    camel = new SandboxedCamel(component -> component.setSendTimeout(Duration.ofSeconds(2)));
    camel.link("again");
  }

  @AfterAll
  static void stop() {
    camel.close();
  }

  @AfterEach
  void clear() throws Exception {
    for (String fault : List.of("nack", "holdSends", "acceptThenDrop", "lid")) {
      camel.faults("again", fault, false);
    }
  }

  @Test
  void a_held_message_survives_the_death_of_its_page_and_is_resent_as_it_is() throws Exception {
    holdAndLose(CHAT);
    camel.faults("again", "holdSends", false);
    camel.restart();
    camel.session("again").start();
    camel.await("again", SessionState.READY);
    assertThat(lookUpAck(CHAT)).as("ack of the record before").isZero();
    assertSent(resend(CHAT));
    assertThat(lookUpAck(CHAT)).as("ack of the record after").isEqualTo(1);
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
  }

  @Test
  void a_send_of_an_id_that_is_stored_unconfirmed_resends_that_record() throws Exception {
    holdAndLose(CHAT);
    camel.faults("again", "holdSends", false);
    assertSent(camel.send("again", CHAT, id, "held"));
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
    assertThat(camel.accepted(id).get(0).get("body").asText()).isEqualTo("held");
  }

  @Test
  void a_message_that_the_server_refused_can_be_resent() throws Exception {
    camel.control("faults", Map.of("session", "again", "nack", 463, "times", 1));
    assertNotSent(camel.send("again", CHAT, id, "refused"), "nack_463", false);
    assertSent(resend(CHAT));
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
    assertThat(lookUpAck(CHAT)).as("ack of the record, or a receipt since").isIn(1, 2, 3);
  }

  @Test
  void a_message_that_the_server_refuses_again_names_the_code_again() throws Exception {
    camel.control("faults", Map.of("session", "again", "nack", 475, "times", 2));
    assertNotSent(camel.send("again", CHAT, id, "refused"), "nack_475", false);
    assertNotSent(resend(CHAT), "nack_475", false);
    assertThat(camel.accepted(id)).as("rows at the other side").isEmpty();
  }

  @Test
  void a_refused_message_can_be_sent_again_after_its_page_is_gone() throws Exception {
    camel.control("faults", Map.of("session", "again", "nack", 463, "times", 1));
    assertNotSent(camel.send("again", CHAT, id, "refused"), "nack_463", false);
    losePage();
    assertSent(camel.send("again", CHAT, id, "refused"));
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
  }

  @Test
  void a_message_that_had_arrived_unheard_counts_as_a_repeat() throws Exception {
    camel.faults("again", "acceptThenDrop", true);
    assertUnknown(camel.send("again", CHAT, id, "dropped"), "send_timeout");
    camel.faults("again", "acceptThenDrop", false);
    losePage();
    assertSent(resend(CHAT));
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
    assertThat(camel.accepted(id).get(0).get("repeats").asInt()).as("repeats").isEqualTo(1);
  }

  @Test
  void a_promise_that_never_settles_keeps_nobody_from_a_resend_in_the_same_page() throws Exception {
    camel.faults("again", "acceptThenDrop", true);
    assertUnknown(camel.send("again", CHAT, id, "dropped"), "send_timeout");
    camel.faults("again", "acceptThenDrop", false);
    assertThat(camel.lookUp("again", CHAT, id)).as("look-up at first").isEqualTo("PENDING");
    Awaitility.await("the send is given up")
        .atMost(Duration.ofSeconds(10))
        .until(() -> camel.lookUp("again", CHAT, id).equals("FOUND"));
    assertSent(resend(CHAT));
    assertThat(camel.accepted(id).get(0).get("repeats").asInt()).as("repeats").isEqualTo(1);
  }

  @Test
  void a_message_kept_under_a_lid_is_resent_by_number() throws Exception {
    String chat = "491705550001@c.us";
    camel.faults("again", "lid", true);
    holdAndLose(chat);
    camel.faults("again", "holdSends", false);
    assertSent(resend(chat));
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
    assertThat(camel.accepted(id).get(0).get("chat").asText()).as("chat").endsWith("@lid");
  }

  @Test
  void a_message_that_the_server_has_is_not_sent_again() throws Exception {
    assertSent(camel.send("again", CHAT, id, "once"));
    assertSent(resend(CHAT));
    assertThat(camel.accepted(id).get(0).get("repeats").asInt()).as("repeats").isZero();
  }

  @Test
  void an_id_without_a_record_has_nothing_to_resend() throws Exception {
    assertNotSent(resend(CHAT), "record_absent", true);
    assertThat(camel.accepted(id)).as("rows at the other side").isEmpty();
  }

  private void holdAndLose(String chat) throws Exception {
    camel.faults("again", "holdSends", true);
    assertUnknown(camel.send("again", chat, id, "held"), "send_timeout");
    losePage();
  }

  private void losePage() throws Exception {
    camel.faults("again", "crashPage", true);
    Awaitility.await("loss is noticed").until(() -> !camel.session("again").status().ready());
    camel.await("again", SessionState.READY);
  }

  private Exchange resend(String chat) {
    return camel.request(
        "whatsapp-web:again?operation=RESEND", "", SandboxedCamel.headers(chat, id));
  }

  private int lookUpAck(String chat) {
    Exchange exchange =
        camel.request("whatsapp-web:again?operation=LOOK_UP", "", SandboxedCamel.headers(chat, id));
    assertThat(exchange.getMessage().getHeader(WhatsAppWebConstants.LOOK_UP)).isEqualTo("FOUND");
    return exchange.getMessage().getHeader(WhatsAppWebConstants.ACK, Integer.class);
  }

  private static void assertSent(Exchange exchange) {
    assertThat(exchange.getException()).as("outcome").isNull();
    assertThat(exchange.getMessage().getHeader(WhatsAppWebConstants.ACK, 0, Integer.class))
        .as("ack")
        .isGreaterThanOrEqualTo(1);
  }

  private static void assertNotSent(Exchange exchange, String code, boolean retryable) {
    assertThat(exchange.getException())
        .isInstanceOfSatisfying(
            NotSentException.class,
            e -> {
              assertThat(e.getCode()).as("code").isEqualTo(code);
              assertThat(e.isRetryable()).as("retryable").isEqualTo(retryable);
            });
  }

  private static void assertUnknown(Exchange exchange, String code) {
    assertThat(exchange.getException())
        .isInstanceOfSatisfying(
            OutcomeUnknownException.class, e -> assertThat(e.getCode()).isEqualTo(code));
  }
}
