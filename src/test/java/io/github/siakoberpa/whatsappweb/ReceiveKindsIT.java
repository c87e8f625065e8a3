package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that people do in a chat, from the phone to the route. */
class ReceiveKindsIT {
  private static final String FROM = "491701112223";
  private static final String CHAT = FROM + "@c.us";
  private static final String GROUP = "120363000000000001@g.us";
  private static final List<Exchange> HEARD = new CopyOnWriteArrayList<>();
  private static SandboxedCamel camel;

  @BeforeAll
  static void link() throws Exception {
    camel = new SandboxedCamel(component -> {});
    camel
        .camel()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("whatsapp-web:kinds?events=messages,own,reactions,edits,deletions")
                    .routeId("kinds")
                    .process(exchange -> HEARD.add(exchange.copy()));
              }
            });
    camel.link("kinds");
  }

  @AfterAll
  static void close() {
    camel.close();
  }

  @Test
  void a_text_comes_with_who_wrote_it_when_and_where() throws Exception {
    String asked = incoming(Map.of("from", FROM, "body", "Open on Sunday?", "pushname", "Bob"));
    Exchange exchange = await(asked);
    IncomingMessage message = exchange.getMessage().getBody(IncomingMessage.class);
    assertThat(message.text()).isEqualTo("Open on Sunday?");
    assertThat(message.timestamp()).isAfter(Instant.now().minusSeconds(60));
    assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("Open on Sunday?");
    assertThat(exchange.getMessage().getHeaders())
        .containsEntry(WhatsAppWebConstants.EVENT, "message")
        .containsEntry(WhatsAppWebConstants.SESSION, "kinds")
        .containsEntry(WhatsAppWebConstants.CHAT_ID, CHAT)
        .containsEntry(WhatsAppWebConstants.SENDER, CHAT)
        .containsEntry(WhatsAppWebConstants.SENDER_NAME, "Bob")
        .containsEntry(WhatsAppWebConstants.KIND, "TEXT")
        .containsEntry(WhatsAppWebConstants.OWN, false)
        .containsEntry(WhatsAppWebConstants.TIMESTAMP, message.timestamp().toEpochMilli());
    assertThat(message.toString()).doesNotContain("Sunday").doesNotContain(FROM);

    String answer = incoming(Map.of("from", FROM, "body", "And?", "quotedId", asked));
    assertThat(message(answer).quotedId()).isEqualTo(asked);
  }

  @Test
  void in_a_group_the_sender_is_the_member() throws Exception {
    String id = incoming(Map.of("from", GROUP, "author", "4915100000002", "body", "hi all"));
    IncomingMessage message = message(id);
    assertThat(message.inGroup()).isTrue();
    assertThat(message.chat()).isEqualTo(GROUP);
    assertThat(message.sender()).isEqualTo("4915100000002@c.us");
  }

  @ParameterizedTest
  @CsvSource({
    "image, image/png, IMAGE",
    "video, video/mp4, VIDEO",
    "audio, audio/mpeg, AUDIO",
    "voice, audio/ogg; codecs=opus, VOICE",
    "document, application/pdf, DOCUMENT",
    "sticker, image/webp, STICKER"
  })
  void a_file_arrives_byte_by_byte(String kind, String type, WhatsAppWebKind expected)
      throws Exception {
    // More than one of the pieces in which it comes out of the page.
    byte[] content = new byte[1_700_000];
    new Random(4711).nextBytes(content);
    String data = Base64.getEncoder().encodeToString(content);
    String id =
        incoming(
            Map.of(
                "from",
                FROM,
                "media",
                Map.of(
                    "kind",
                    kind,
                    "mimetype",
                    type,
                    "data",
                    data,
                    "filename",
                    "a.bin",
                    "caption",
                    "look")));
    Exchange exchange = await(id);
    IncomingMessage message = exchange.getMessage().getBody(IncomingMessage.class);
    assertThat(message.kind()).isEqualTo(expected);
    assertThat(message.text()).as("caption").isEqualTo("look");
    assertThat(Objects.requireNonNull(message.media()).mimeType()).isEqualTo(type);
    assertThat(message.media().size()).isEqualTo(content.length);
    assertThat(message.media().sha256()).as("hash that the message names").isEqualTo(sha(content));
    assertThat(sha(exchange.getMessage().getBody(byte[].class)))
        .as("hash of what came")
        .isEqualTo(sha(content));
    assertThat(exchange.getMessage().getHeader(WhatsAppWebConstants.FILE_NAME)).isEqualTo("a.bin");
  }

  @Test
  void a_place_a_card_a_poll_and_what_nobody_knows() throws Exception {
    IncomingMessage place =
        message(
            incoming(
                Map.of(
                    "from",
                    FROM,
                    "location",
                    Map.of("latitude", -6.17, "longitude", 106.82, "name", "Monas"))));
    assertThat(place.kind()).isEqualTo(WhatsAppWebKind.LOCATION);
    assertThat(Objects.requireNonNull(place.location()).latitude()).isEqualTo(-6.17);
    assertThat(place.location().name()).isEqualTo("Monas");

    IncomingMessage card =
        message(
            incoming(
                Map.of("from", FROM, "contact", Map.of("name", "Ann", "phone", "491701119999"))));
    assertThat(card.contacts())
        .singleElement()
        .extracting("name", "phone")
        .containsExactly("Ann", "491701119999");

    IncomingMessage poll =
        message(
            incoming(
                Map.of(
                    "from",
                    FROM,
                    "poll",
                    Map.of("question", "Lunch?", "answers", List.of("12", "13")))));
    assertThat(Objects.requireNonNull(poll.poll()).answers()).containsExactly("12", "13");
    assertThat(poll.toMap()).containsKey("poll");

    IncomingMessage strange =
        message(
            incoming(Map.of("from", FROM, "other", Map.of("type", "order", "body", "2 apples"))));
    assertThat(strange.kind()).isEqualTo(WhatsAppWebKind.UNKNOWN);
    assertThat(strange.text()).isEqualTo("2 apples");
  }

  @Test
  void a_reaction_an_edit_and_a_deletion_name_their_message() throws Exception {
    String id = incoming(Map.of("from", FROM, "body", "at noon"));
    await(id);
    incoming(Map.of("from", FROM, "reaction", Map.of("targetId", id, "emoji", "👍")));
    assertThat(about(id, "reaction").text()).isEqualTo("👍");
    incoming(Map.of("from", FROM, "edit", Map.of("targetId", id, "body", "at one")));
    IncomingMessage edit = about(id, "edit");
    assertThat(edit.text()).isEqualTo("at one");
    assertThat(edit.kind()).isEqualTo(WhatsAppWebKind.EDIT);
    incoming(Map.of("from", FROM, "deletion", Map.of("targetId", id)));
    assertThat(about(id, "deletion").sender()).isEqualTo(CHAT);
  }

  @Test
  void what_the_phone_itself_sent_is_own_and_what_was_sent_from_here_is_not_told()
      throws Exception {
    Exchange sent = camel.request("whatsapp-web:kinds", "from here", chat());
    String id = incoming(Map.of("from", FROM, "own", true, "body", "from the phone"));
    Exchange own = await(id);
    assertThat(own.getMessage().getHeader(WhatsAppWebConstants.EVENT)).isEqualTo("own");
    assertThat(own.getMessage().getHeader(WhatsAppWebConstants.OWN)).isEqualTo(true);
    String sentId = sent.getMessage().getHeader(WhatsAppWebConstants.MESSAGE_ID, String.class);
    assertThat(HEARD)
        .extracting(one -> one.getMessage().getHeader(WhatsAppWebConstants.MESSAGE_ID))
        .doesNotContain(sentId);
  }

  @Test
  void a_message_can_be_sent_on_as_it_is() throws Exception {
    byte[] content = {1, 2, 3, 4};
    String id =
        incoming(
            Map.of(
                "from",
                FROM,
                "media",
                Map.of(
                    "kind",
                    "document",
                    "mimetype",
                    "application/pdf",
                    "filename",
                    "a.pdf",
                    "data",
                    Base64.getEncoder().encodeToString(content))));
    Exchange came = await(id);
    Exchange sent =
        camel.request(
            "whatsapp-web:kinds",
            came.getMessage().getBody(),
            Map.of(WhatsAppWebConstants.CHAT_ID, "491701114444@c.us"));
    assertThat(sent.getException()).isNull();
    assertThat(camel.accepted().stream().map(row -> row.path("sha256").asText()).toList())
        .contains(sha(content));
  }

  private static Map<String, Object> chat() {
    return Map.of(WhatsAppWebConstants.CHAT_ID, CHAT);
  }

  private static String incoming(Map<String, ?> what) throws Exception {
    Map<String, Object> call = new HashMap<>(what);
    call.put("session", "kinds");
    return camel.control("incoming", call).path("id").asText();
  }

  private static IncomingMessage message(String id) {
    return await(id).getMessage().getBody(IncomingMessage.class);
  }

  private static Exchange await(String id) {
    return Awaitility.await(id)
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                HEARD.stream()
                    .filter(
                        exchange ->
                            id.equals(
                                exchange.getMessage().getHeader(WhatsAppWebConstants.MESSAGE_ID)))
                    .findFirst()
                    .orElse(null),
            Objects::nonNull);
  }

  private static IncomingMessage about(String target, String event) {
    return Awaitility.await(event)
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                HEARD.stream()
                    .map(Exchange::getMessage)
                    .filter(one -> event.equals(one.getHeader(WhatsAppWebConstants.EVENT)))
                    .filter(one -> target.equals(one.getHeader(WhatsAppWebConstants.TARGET_ID)))
                    .map(one -> one.getBody(IncomingMessage.class))
                    .findFirst()
                    .orElse(null),
            Objects::nonNull);
  }

  private static String sha(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
