package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.whatsappweb.message.ContactCard;
import io.github.siakoberpa.whatsappweb.message.Deletion;
import io.github.siakoberpa.whatsappweb.message.Edit;
import io.github.siakoberpa.whatsappweb.message.Location;
import io.github.siakoberpa.whatsappweb.message.OutgoingMessage;
import io.github.siakoberpa.whatsappweb.message.Poll;
import io.github.siakoberpa.whatsappweb.message.Reaction;
import io.github.siakoberpa.whatsappweb.message.Seen;
import io.github.siakoberpa.whatsappweb.message.Text;
import io.github.siakoberpa.whatsappweb.message.Typing;
import io.github.siakoberpa.whatsappweb.session.MessageIds;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What people do in a chat besides texts, through Camel, a real browser and unmodified wa-js; the
 * oracle says what the other side got.
 */
class SendKindsIT {
  private static final String GROUP = "120363000000000007@g.us";
  private static final String HUSKY = "491702223334";
  private static SandboxedCamel camel;

  private final String id = MessageIds.next();

  @BeforeAll
  static void link() throws Exception {
    camel = new SandboxedCamel(component -> component.setSendTimeout(Duration.ofSeconds(5)));
    camel.link("kinds");
    camel.control("groups", Map.of("id", GROUP, "subject", "Dogs", "participants", List.of(HUSKY)));
  }

  @AfterAll
  static void stop() {
    camel.close();
  }

  @Test
  void a_location_arrives_with_its_name() throws Exception {
    JsonNode row = sent(CHAT, new Location(-6.1754, 106.8272, "Monas", "Jakarta"));
    assertThat(row.path("type").asText()).isEqualTo("location");
    assertThat(row.path("latitude").asDouble()).isEqualTo(-6.1754);
    assertThat(row.path("longitude").asDouble()).isEqualTo(106.8272);
    assertThat(row.path("place").asText()).isEqualTo("Monas\nJakarta");
  }

  @Test
  void a_contact_card_arrives_with_name_and_number() throws Exception {
    JsonNode row = sent(CHAT, new ContactCard("Ada Lovelace", "441632960001"));
    assertThat(row.path("type").asText()).isEqualTo("vcard");
    assertThat(row.path("body").asText()).contains("FN:Ada Lovelace", "waid=441632960001");
  }

  @Test
  void a_poll_arrives_with_its_answers() throws Exception {
    JsonNode row = sent(GROUP, new Poll("Walk?", List.of("now", "later", "never"), 1));
    assertThat(row.path("type").asText()).isEqualTo("poll_creation");
    assertThat(row.path("question").asText()).isEqualTo("Walk?");
    assertThat(row.path("answers"))
        .extracting(JsonNode::asText)
        .containsExactly("now", "later", "never");
    assertThat(row.path("selectable").asInt()).isEqualTo(1);
  }

  @Test
  void a_message_of_our_own_can_be_reacted_to_edited_and_taken_back() throws Exception {
    sent(CHAT, new Text("helo"));
    assertThat(about(id, new Reaction(id, "👍")).path("body").asText()).isEqualTo("👍");
    assertThat(about(id, new Reaction(id, "")).path("body").asText()).as("taken back").isEmpty();
    assertThat(about(id, new Edit(id, "hello")).path("body").asText()).isEqualTo("hello");
    assertThat(about(id, new Deletion(id)).path("type").asText()).isEqualTo("revoke");
    assertThat(camel.accepted(id)).as("rows of the message itself").hasSize(1);
  }

  @Test
  void a_message_of_somebody_else_can_be_answered_and_reacted_to() throws Exception {
    String theirs = incoming(Map.of("from", CHAT, "body", "how are you?"));
    Map<String, Object> headers = headers(CHAT, id);
    headers.put(WhatsAppWebConstants.QUOTED_ID, theirs);
    JsonNode row = sent(camel.request("whatsapp-web:kinds", "fine", headers));
    assertThat(row.path("quotedId").asText()).as("what it answers").isEqualTo(theirs);
    assertThat(about(theirs, new Reaction(theirs, "❤")).path("body").asText()).isEqualTo("❤");
  }

  @Test
  void in_a_group_people_are_mentioned_and_answered() throws Exception {
    String theirs = incoming(Map.of("from", GROUP, "author", HUSKY, "body", "woof"));
    Map<String, Object> headers = headers(GROUP, id);
    headers.put(WhatsAppWebConstants.QUOTED_ID, theirs);
    headers.put(WhatsAppWebConstants.MENTIONS, HUSKY + "@c.us");
    JsonNode row = sent(camel.request("whatsapp-web:kinds", "good @" + HUSKY, headers));
    assertThat(row.path("to").asText()).isEqualTo(GROUP);
    assertThat(row.path("quotedId").asText()).isEqualTo(theirs);
    assertThat(row.path("mentions")).extracting(JsonNode::asText).containsExactly(HUSKY + "@c.us");
  }

  @Test
  void a_message_of_somebody_else_is_neither_edited_nor_taken_back() throws Exception {
    String theirs = incoming(Map.of("from", CHAT, "body", "mine"));
    assertNotSent(send(CHAT, new Edit(theirs, "yours")), "not_editable");
    assertNotSent(send(CHAT, new Deletion(theirs)), "not_deletable");
    assertThat(camel.accepted())
        .as("what the other side heard of it")
        .filteredOn(row -> row.path("targetId").asText().equals(theirs))
        .extracting(row -> row.path("type").asText())
        .containsOnly("reaction");
  }

  @Test
  void what_is_not_there_is_refused_by_name() throws Exception {
    assertNotSent(send(CHAT, new Reaction(MessageIds.next(), "👍")), "target_not_found");
    Map<String, Object> headers = headers(CHAT, id);
    headers.put(WhatsAppWebConstants.QUOTED_ID, MessageIds.next());
    assertNotSent(camel.request("whatsapp-web:kinds", "to nothing", headers), "quoted_not_found");
    assertThat(camel.accepted(id)).as("rows at the other side").isEmpty();
  }

  @Test
  void typing_and_seen_are_shown() throws Exception {
    String chat = "491703334445@c.us";
    assertThat(send(chat, new Typing(Duration.ofMillis(200))).getException()).isNull();
    assertThat(send(chat, new Seen()).getException()).isNull();
    assertThat(camel.presences())
        .filteredOn(row -> row.path("to").asText().equals(chat))
        .extracting(row -> row.path("state").asText())
        .containsExactly("composing", "paused", "seen");
  }

  @Test
  void a_message_to_our_own_number_arrives() throws Exception {
    String us = camel.onThePhone("kinds").path("phone").asText() + "@c.us";
    assertThat(sent(us, new Text("note to self")).path("to").asText()).isEqualTo(us);
  }

  @Test
  void a_map_says_the_same_as_a_record() throws Exception {
    Map<String, Object> poll =
        Map.of("kind", "poll", "question", "Tea?", "answers", List.of("yes", "no"));
    JsonNode row = sent(camel.request("whatsapp-web:kinds", poll, headers(CHAT, id)));
    assertThat(row.path("question").asText()).isEqualTo("Tea?");
  }

  @Test
  void a_link_preview_is_asked_for_and_the_message_arrives() throws Exception {
    Map<String, Object> headers = headers(CHAT, id);
    headers.put(WhatsAppWebConstants.LINK_PREVIEW, true);
    JsonNode row = sent(camel.request("whatsapp-web:kinds", "see https://example.org", headers));
    assertThat(row.path("body").asText()).isEqualTo("see https://example.org");
  }

  @Test
  void a_record_of_any_kind_is_found_and_not_sent_twice() throws Exception {
    Location place = new Location(1, 2, null, null);
    sent(CHAT, place);
    assertThat(camel.lookUp("kinds", CHAT, id)).isEqualTo("FOUND");
    assertThat(send(CHAT, place).getException()).as("the repeat").isNull();
    assertThat(camel.accepted(id)).hasSize(1);
    assertThat(camel.accepted(id).get(0).path("repeats").asInt()).as("repeats").isZero();
  }

  private Exchange send(String chat, OutgoingMessage message) {
    return camel.request("whatsapp-web:kinds", message, headers(chat, id));
  }

  private JsonNode sent(String chat, OutgoingMessage message) throws Exception {
    return sent(send(chat, message));
  }

  private JsonNode sent(Exchange exchange) throws Exception {
    assertThat(exchange.getException()).as("outcome").isNull();
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
    return camel.accepted(id).get(0);
  }

  /** Does something to a message, and gives what the other side was told of it. */
  private JsonNode about(String target, OutgoingMessage gesture) throws Exception {
    Exchange exchange =
        camel.request("whatsapp-web:kinds", gesture, Map.of(WhatsAppWebConstants.CHAT_ID, CHAT));
    assertThat(exchange.getException()).as("outcome").isNull();
    return rowAbout(target).orElseThrow();
  }

  private static Optional<JsonNode> rowAbout(String target) throws Exception {
    return camel.accepted().stream()
        .filter(row -> row.path("targetId").asText().equals(target))
        .reduce((one, later) -> later);
  }

  /** Somebody writes to us; done when the page has it. */
  private static String incoming(Map<String, Object> message) throws Exception {
    String theirs = camel.control("incoming", message).path("id").asText();
    Map<String, Object> headers = Map.of(WhatsAppWebConstants.CHAT_ID, message.get("from"));
    Reaction nothing = new Reaction(theirs, "");
    Awaitility.await("the page has what came in")
        .until(() -> camel.request("whatsapp-web:kinds", nothing, headers).getException() == null);
    return theirs;
  }

  private static Map<String, Object> headers(String chat, String id) {
    return new HashMap<>(SandboxedCamel.headers(chat, id));
  }

  private static void assertNotSent(Exchange exchange, String code) {
    assertThat(exchange.getException())
        .isInstanceOfSatisfying(
            NotSentException.class, e -> assertThat(e.getCode()).as("code").isEqualTo(code));
  }
}
