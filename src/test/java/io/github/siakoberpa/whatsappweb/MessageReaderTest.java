package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.siakoberpa.whatsappweb.message.Deletion;
import io.github.siakoberpa.whatsappweb.message.Document;
import io.github.siakoberpa.whatsappweb.message.Edit;
import io.github.siakoberpa.whatsappweb.message.Image;
import io.github.siakoberpa.whatsappweb.message.Location;
import io.github.siakoberpa.whatsappweb.message.OutgoingMessage;
import io.github.siakoberpa.whatsappweb.message.Poll;
import io.github.siakoberpa.whatsappweb.message.Reaction;
import io.github.siakoberpa.whatsappweb.message.Seen;
import io.github.siakoberpa.whatsappweb.message.SendOptions;
import io.github.siakoberpa.whatsappweb.message.Text;
import io.github.siakoberpa.whatsappweb.message.Typing;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
  private static final DefaultCamelContext CAMEL = new DefaultCamelContext();
  private static final String TARGET = "3EB00123456789ABCDEF01";
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 1, 2};

  @BeforeAll
  static void start() {
    CAMEL.start();
  }

  @AfterAll
  static void stop() {
    CAMEL.stop();
  }

  @Test
  void without_a_kind_a_file_is_what_it_is_and_all_else_a_text() {
    assertThat(read("hello", Map.of())).isEqualTo(new Text("hello"));
    assertThat(read(42, Map.of())).isEqualTo(new Text("42"));
    assertThat(read(PNG, Map.of())).isInstanceOf(Image.class);
    assertThat(read(new ByteArrayInputStream(new byte[] {1}), Map.of()))
        .isInstanceOf(Document.class);
    Location typed = new Location(1, 2, null, null);
    assertThat(read(typed, Map.of())).isSameAs(typed);
  }

  @Test
  void headers_say_what_a_plain_body_is_about() {
    Map<String, Object> reaction =
        Map.of(WhatsAppWebConstants.KIND, "reaction", WhatsAppWebConstants.TARGET_ID, TARGET);
    assertThat(read("👍", reaction)).isEqualTo(new Reaction(TARGET, "👍"));
    Map<String, Object> named =
        Map.of(WhatsAppWebConstants.KIND, "document", WhatsAppWebConstants.FILE_NAME, "a.csv");
    assertThat(read("1,2", named))
        .isInstanceOfSatisfying(
            Document.class, document -> assertThat(document.file().name()).isEqualTo("a.csv"));
  }

  @Test
  void the_fields_of_a_map_come_before_headers() {
    Map<String, Object> header = Map.of(WhatsAppWebConstants.KIND, "text");
    assertThat(read(Map.of("kind", "delete", "target", TARGET), header))
        .isEqualTo(new Deletion(TARGET));
    assertThat(read(Map.of("kind", "edit", "target", TARGET, "text", "new"), header))
        .isEqualTo(new Edit(TARGET, "new"));
    assertThat(read(Map.of("text", "hello"), Map.of())).isEqualTo(new Text("hello"));
    assertThat(read(Map.of("kind", "seen"), Map.of())).isEqualTo(new Seen());
    assertThat(read(Map.of("kind", "typing", "typingMs", 500), Map.of()))
        .isEqualTo(new Typing(Duration.ofMillis(500)));
    Map<String, Object> poll =
        Map.of("kind", "poll", "question", "Tea?", "answers", List.of("yes", "no"));
    assertThat(read(poll, Map.of())).isEqualTo(new Poll("Tea?", List.of("yes", "no"), 1));
  }

  @Test
  void how_it_is_sent_comes_from_headers_or_the_map() {
    Map<String, Object> headers =
        Map.of(
            WhatsAppWebConstants.MENTIONS,
            "491701112223@c.us, 491702223334@c.us",
            WhatsAppWebConstants.TYPING_MS,
            300);
    SendOptions options =
        reader(Map.of("text", "hi", "quoted", TARGET, "linkPreview", true), headers).options();
    assertThat(options.quoted()).isEqualTo(TARGET);
    assertThat(options.mentions()).containsExactly("491701112223@c.us", "491702223334@c.us");
    assertThat(options.typing()).isEqualTo(Duration.ofMillis(300));
    assertThat(options.linkPreview()).isTrue();
    assertThat(reader("hi", Map.of()).options()).isEqualTo(SendOptions.PLAIN);
  }

  @Test
  void what_makes_no_message_is_refused_by_name() {
    refused(Map.of("kind", "carrier pigeon"), "carrier pigeon");
    refused(Map.of("kind", "location", "latitude", "north"), "latitude");
    refused(Map.of("kind", "reaction", "emoji", "👍"), "target");
    refused(Map.of("kind", "poll", "question", "?"), "answers");
    refused(Map.of("kind", "image", "content", "/etc/passwd"), "content");
    refused(null, "body");
  }

  private static void refused(@Nullable Object body, String named) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(body, Map.of()))
        .withMessageContaining(named);
  }

  private static OutgoingMessage read(@Nullable Object body, Map<String, Object> headers) {
    return reader(body, headers).message();
  }

  private static MessageReader reader(@Nullable Object body, Map<String, Object> headers) {
    Message message = new DefaultExchange(CAMEL).getMessage();
    message.setBody(body);
    headers.forEach(message::setHeader);
    return new MessageReader(message, null);
  }
}
