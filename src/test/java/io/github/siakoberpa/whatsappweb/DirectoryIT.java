package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.ChatFacts;
import io.github.siakoberpa.whatsappweb.session.ContactFacts;
import io.github.siakoberpa.whatsappweb.session.GroupFacts;
import io.github.siakoberpa.whatsappweb.session.MessageIds;
import java.io.InputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be asked of a session, through a real browser. */
class DirectoryIT {
  private static final String GROUP = "120363000000000008@g.us";
  private static SandboxedCamel camel;

  @BeforeAll
  static void link() throws Exception {
    camel = new SandboxedCamel(component -> component.setMediaTimeout(Duration.ofSeconds(10)));
    camel.link("ask");
    camel.control(
        "groups", Map.of("id", GROUP, "subject", "Cats", "participants", List.of("491702223334")));
  }

  @AfterAll
  static void stop() {
    camel.close();
  }

  @Test
  void the_file_of_a_message_that_came_in_is_fetched_byte_for_byte() throws Exception {
    byte[] bytes = new byte[2_000_000];
    new Random(7).nextBytes(bytes);
    String base64 = Base64.getEncoder().encodeToString(bytes);
    Map<String, String> file =
        Map.of("data", base64, "mimetype", "application/zip", "filename", "a.zip");
    String id = camel.control("incoming", Map.of("from", CHAT, "media", file)).path("id").asText();
    Exchange fetched =
        Awaitility.await("the page has what came in")
            .until(() -> media(id), exchange -> exchange.getException() == null);
    assertThat(fetched.getMessage().getHeader(WhatsAppWebConstants.MIME_TYPE))
        .isEqualTo("application/zip");
    assertThat(fetched.getMessage().getHeader(WhatsAppWebConstants.FILE_NAME)).isEqualTo("a.zip");
    try (InputStream in = fetched.getMessage().getBody(InputStream.class)) {
      assertThat(in.readAllBytes()).as("the bytes").isEqualTo(bytes);
    }
    assertThat(camel.profile(".transit").resolve("ask")).isEmptyDirectory();
  }

  @Test
  void a_message_that_is_not_there_has_no_file() {
    assertThat(media(MessageIds.next()).getException())
        .isInstanceOfSatisfying(
            WhatsAppWebException.class,
            e -> assertThat(e.getCode()).isEqualTo("message_not_found"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void chats_and_groups_are_listed() {
    camel.send("ask", CHAT, MessageIds.next(), "hello");
    List<ChatFacts> chats = (List<ChatFacts>) ask("CHATS", CHAT).getMessage().getBody();
    assertThat(chats).extracting(ChatFacts::chatId).contains(CHAT, GROUP);
    List<ChatFacts> groups = (List<ChatFacts>) ask("GROUPS", CHAT).getMessage().getBody();
    assertThat(groups).extracting(ChatFacts::name).containsExactly("Cats");
  }

  @Test
  void a_group_tells_who_is_in_it() {
    GroupFacts group = (GroupFacts) ask("GROUP", GROUP).getMessage().getBody();
    assertThat(group.subject()).isEqualTo("Cats");
    assertThat(group.members()).extracting(GroupFacts.Member::chatId).contains("491702223334@c.us");
    assertThat(group.members()).as("we and one other").hasSize(2);
  }

  @Test
  void a_person_tells_what_is_known() {
    camel.send("ask", CHAT, MessageIds.next(), "hello");
    ContactFacts contact = (ContactFacts) ask("CONTACT", CHAT).getMessage().getBody();
    assertThat(contact.chatId()).isEqualTo(CHAT);
    assertThat(contact.lid()).endsWith("@lid");
  }

  private static Exchange media(String id) {
    return camel.request(
        "whatsapp-web:ask?operation=MEDIA",
        "",
        Map.of(WhatsAppWebConstants.CHAT_ID, CHAT, WhatsAppWebConstants.TARGET_ID, id));
  }

  private static Exchange ask(String operation, String chat) {
    return camel.request(
        "whatsapp-web:ask?operation=" + operation, "", Map.of(WhatsAppWebConstants.CHAT_ID, chat));
  }
}
