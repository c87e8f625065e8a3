package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sends through Camel, a real browser and unmodified wa-js; one linked session for all tests. */
class SendIT {
  private static SandboxedCamel camel;

  private final String id = MessageIds.next();

  @BeforeAll
  static void link() throws Exception {
    camel = new SandboxedCamel(component -> component.setSendTimeout(Duration.ofSeconds(3)));
    camel.link("demo");
  }

  @AfterAll
  static void stop() {
    camel.close();
  }

  @AfterEach
  void clear() throws Exception {
    for (String fault : List.of("nack", "holdSends", "acceptThenDrop", "numberCheckDown")) {
      camel.faults("demo", fault, false);
    }
    camel.faults("demo", "unregistered", List.of());
  }

  @Test
  void a_message_arrives_once_under_the_id_it_was_given() throws Exception {
    Exchange exchange = camel.send("demo", CHAT, id, "hello\nfrom a route 🌍");
    assertThat(exchange.getException()).as("outcome").isNull();
    assertThat(ack(exchange)).as("ack").isGreaterThanOrEqualTo(1);
    List<JsonNode> rows = camel.accepted(id);
    assertThat(rows).as("rows at the other side").hasSize(1);
    assertThat(rows.get(0).get("body").asText()).isEqualTo("hello\nfrom a route 🌍");
    assertThat(rows.get(0).get("repeats").asInt()).as("repeats").isZero();
  }

  @Test
  void a_message_without_an_id_gets_one_and_tells_it() throws Exception {
    Exchange exchange = camel.request("whatsapp-web:demo?chatId=" + CHAT, "hello", Map.of());
    String made = exchange.getMessage().getHeader(WhatsAppWebConstants.MESSAGE_ID, String.class);
    assertThat(made).as("id").matches("3EB0[0-9A-F]{18}");
    assertThat(camel.accepted(made)).as("rows at the other side").hasSize(1);
  }

  @Test
  void the_same_message_again_is_answered_from_the_store_and_does_not_leave_twice()
      throws Exception {
    camel.send("demo", CHAT, id, "once");
    Exchange again = camel.send("demo", CHAT, id, "once");
    assertThat(again.getException()).as("outcome of the repeat").isNull();
    assertThat(ack(again)).as("ack").isGreaterThanOrEqualTo(1);
    assertThat(camel.accepted(id)).hasSize(1);
    assertThat(camel.accepted(id).get(0).get("repeats").asInt()).as("repeats").isZero();
  }

  @Test
  void two_sends_of_one_id_at_the_same_time_are_one() throws Exception {
    camel.faults("demo", "holdSends", true);
    CompletableFuture<Exchange> first = camel.sendLater("demo", CHAT, id, "once");
    CompletableFuture<Exchange> second = camel.sendLater("demo", CHAT, id, "once");
    awaitLookUp("PENDING");
    camel.faults("demo", "holdSends", false);
    assertThat(first.get().getException()).as("first").isNull();
    assertThat(second.get().getException()).as("second").isNull();
    assertThat(camel.accepted(id)).hasSize(1);
    assertThat(camel.accepted(id).get(0).get("repeats").asInt()).as("repeats").isZero();
  }

  @Test
  void messages_to_one_chat_arrive_in_the_order_of_their_sends() throws Exception {
    List<String> ids = Stream.generate(MessageIds::next).limit(10).toList();
    for (String next : ids) {
      assertThat(camel.send("demo", CHAT, next, "in order").getException()).isNull();
    }
    int last = 0;
    for (String next : ids) {
      int seq = camel.accepted(next).get(0).get("seq").asInt();
      assertThat(seq).as("place of %s", next).isGreaterThan(last);
      last = seq;
    }
  }

  @Test
  void typing_is_shown_for_its_time_before_the_message_leaves() throws Exception {
    String chat = "491701119999@c.us";
    Map<String, Object> headers = new HashMap<>(SandboxedCamel.headers(chat, id));
    headers.put(WhatsAppWebConstants.TYPING_MS, 700);
    Exchange exchange = camel.request("whatsapp-web:demo", "typed", headers);
    assertThat(exchange.getException()).as("outcome").isNull();
    List<JsonNode> seen =
        camel.presences().stream().filter(row -> row.path("to").asText().equals(chat)).toList();
    assertThat(seen)
        .extracting(row -> row.path("state").asText())
        .containsExactly("composing", "paused");
    assertThat(seen.get(1).path("t").asLong() - seen.get(0).path("t").asLong())
        .as("milliseconds of typing")
        .isGreaterThanOrEqualTo(600);
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
  }

  @Test
  void a_time_of_typing_without_sense_is_refused_by_name() {
    Map<String, Object> headers = new HashMap<>(SandboxedCamel.headers(CHAT, id));
    headers.put(WhatsAppWebConstants.TYPING_MS, -1);
    assertThat(camel.request("whatsapp-web:demo", "typed", headers).getException())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Typing");
  }

  @Test
  void a_refusal_of_the_server_is_final_and_names_its_code() throws Exception {
    camel.control("faults", Map.of("session", "demo", "nack", 463, "times", 1));
    assertNotSent(camel.send("demo", CHAT, id, "refused"), "nack_463", false);
    assertThat(camel.accepted(id)).as("rows at the other side").isEmpty();
    assertThat(camel.lookUp("demo", CHAT, id)).as("look-up").isEqualTo("FOUND");
  }

  @Test
  void a_silent_server_leaves_the_outcome_unknown_and_a_look_up_settles_it() throws Exception {
    camel.faults("demo", "holdSends", true);
    assertUnknown(camel.send("demo", CHAT, id, "held"), "send_timeout");
    assertThat(camel.lookUp("demo", CHAT, id)).as("look-up while held").isEqualTo("PENDING");
    camel.faults("demo", "holdSends", false);
    awaitLookUp("FOUND");
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
  }

  @Test
  void a_message_accepted_without_a_word_stays_unknown_and_is_never_taken_for_absent()
      throws Exception {
    camel.faults("demo", "acceptThenDrop", true);
    assertUnknown(camel.send("demo", CHAT, id, "dropped"), "send_timeout");
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
    assertThat(camel.lookUp("demo", CHAT, id)).as("look-up").isIn("PENDING", "FOUND");
  }

  @Test
  void a_number_that_is_not_on_whatsapp_is_refused_for_good_before_anything_leaves()
      throws Exception {
    camel.faults("demo", "unregistered", List.of("491700000000"));
    assertNotSent(camel.send("demo", "491700000000@c.us", id, "nobody"), "not_on_whatsapp", false);
    assertThat(camel.lookUp("demo", "491700000000@c.us", id)).isEqualTo("ABSENT");
  }

  @Test
  void a_number_check_that_fails_is_no_answer_and_may_be_repeated() throws Exception {
    camel.faults("demo", "numberCheckDown", true);
    assertNotSent(
        camel.send("demo", "491709999999@c.us", id, "later"), "number_check_failed", true);
    camel.faults("demo", "numberCheckDown", false);
    assertThat(camel.send("demo", "491709999999@c.us", id, "later").getException()).isNull();
    assertThat(camel.accepted(id)).hasSize(1);
  }

  @Test
  void an_account_with_lids_is_sent_to_and_looked_up_by_number_all_the_same() throws Exception {
    camel.faults("demo", "lid", true);
    try {
      String chat = "491705556667@c.us";
      assertThat(camel.send("demo", chat, id, "to a lid").getException()).isNull();
      assertThat(camel.accepted(id).get(0).get("chat").asText()).as("chat").endsWith("@lid");
      assertThat(camel.lookUp("demo", chat, id)).as("look-up by number").isEqualTo("FOUND");
      Exchange again = camel.send("demo", chat, id, "to a lid");
      assertThat(again.getException()).as("outcome of the repeat").isNull();
    } finally {
      camel.faults("demo", "lid", false);
    }
  }

  /** As in Mexico: whoever is written to by the number of today is known by an older one. */
  @Test
  void a_person_known_by_an_older_number_is_sent_to_and_looked_up_by_todays() throws Exception {
    for (boolean lid : new boolean[] {false, true}) {
      camel.faults("demo", "lid", lid);
      String today = lid ? "525512345679@c.us" : "525512345678@c.us";
      String message = MessageIds.next();
      assertThat(camel.send("demo", today, message, "hola").getException()).isNull();
      assertThat(camel.accepted(message)).as("rows at the other side").hasSize(1);
      restart();
      assertThat(camel.lookUp("demo", today, message)).as("lid %s", lid).isEqualTo("FOUND");
      assertThat(camel.send("demo", today, message, "hola").getException()).isNull();
      assertThat(camel.accepted(message)).as("rows after the repeat").hasSize(1);
    }
    camel.faults("demo", "lid", false);
  }

  @Test
  void an_id_that_was_never_sent_is_absent() {
    assertThat(camel.lookUp("demo", CHAT, id)).isEqualTo("ABSENT");
  }

  @Test
  void a_message_without_a_chat_is_refused_by_name_of_the_header() {
    Exchange exchange = camel.request("whatsapp-web:demo", "hello", Map.of());
    assertThat(exchange.getException())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(WhatsAppWebConstants.CHAT_ID);
  }

  private static void restart() {
    camel.session("demo").stop();
    camel.await("demo", SessionState.STOPPED);
    camel.session("demo").start();
    camel.await("demo", SessionState.READY);
  }

  private void awaitLookUp(String answer) {
    Awaitility.await("look-up is " + answer)
        .atMost(Duration.ofSeconds(10))
        .until(() -> camel.lookUp("demo", CHAT, id).equals(answer));
  }

  private static int ack(Exchange exchange) {
    return exchange.getMessage().getHeader(WhatsAppWebConstants.ACK, 0, Integer.class);
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
