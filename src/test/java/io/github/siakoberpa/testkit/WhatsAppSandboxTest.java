package io.github.siakoberpa.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.siakoberpa.sandbox.LinkedPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WhatsAppSandboxTest {

  @RegisterExtension static final WhatsAppSandbox WHATS_APP = new WhatsAppSandbox();

  private static final String BOB = "491701112223";

  @Test
  void what_is_sent_wakes_whoever_waits_for_it() throws Exception {
    try (LinkedPage page = LinkedPage.of(WHATS_APP.url(), "shop", "4915112345678")) {
      CompletableFuture<SentMessage> waiting =
          CompletableFuture.supplyAsync(() -> WHATS_APP.sent().to(BOB).saying("two").await());
      page.send(BOB + "@c.us", "3EB01", "one");
      page.send(BOB + "@c.us", "3EB02", "two");

      assertThat(waiting.get().id()).as("id").isEqualTo("3EB02");
      assertThat(WHATS_APP.sent().through("shop").ofType("chat").all())
          .extracting(SentMessage::body)
          .containsExactly("one", "two");
      assertThat(WHATS_APP.sent().to("+49 170 1112224").all()).as("to somebody else").isEmpty();
    }
  }

  @Test
  void what_does_not_come_fails_with_what_was_awaited() {
    SentMessages sent = WHATS_APP.sent().to(BOB).within(Duration.ofMillis(50));

    assertThatThrownBy(sent::await)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1 messages to 491701112223@c.us were expected");
  }

  @Test
  void a_phone_does_all_that_people_do() throws Exception {
    try (LinkedPage page = LinkedPage.of(WHATS_APP.url(), "shop", "4915112345678")) {
      SandboxPhone bob = WHATS_APP.phone(BOB).named("Bob").toSession("shop");
      PhoneMessage text = bob.writes("hello");
      bob.edits(text.id(), "hello!");
      PhoneMessage file =
          bob.sends(
              "abc".getBytes(StandardCharsets.UTF_8),
              Map.of("mimetype", "audio/ogg", "kind", "voice"));
      PhoneMessage poll = bob.asks("When?", "Now", "Later");
      bob.votes(poll.id(), "Now");
      bob.reacts(text.id(), "+");
      bob.takesReactionBack(text.id());
      bob.sendsLocation(52.5, 13.4, "Here");
      bob.sendsContact("Ann", "491701112224");
      bob.inGroup("120363000000000001@g.us").quoting(text.id()).writes("in the group");
      bob.deletes(text.id());
      WHATS_APP.ourPhoneWith(BOB).writes("from our phone");

      assertThat(page.awaitMessages(12))
          .as("the types in their order")
          .containsExactly(
              "chat",
              "edit",
              "ptt",
              "poll_creation",
              "poll_update",
              "reaction",
              "reaction",
              "location",
              "vcard",
              "chat",
              "revoke",
              "chat");
      assertThat(file.sha256())
          .as("hash")
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
  }

  @Test
  void an_account_has_a_past() throws Exception {
    try (LinkedPage page = LinkedPage.unlinked(WHATS_APP.url(), "shop")) {
      Duration age = Duration.ofDays(2);
      WHATS_APP.phone(BOB).ago(age).toAccount("4915112345678").seen().writes("long ago");
      WHATS_APP.link("shop", "4915112345678");

      assertThat(page.awaitFrame("history").at("/messages/0/content/body").asText())
          .isEqualTo("long ago");
    }
  }

  @Test
  void what_the_sandbox_refuses_is_told() {
    assertThatThrownBy(() -> WHATS_APP.phone(BOB).writes("nobody is linked"))
        .isInstanceOf(SandboxRefusedException.class)
        .hasMessageContaining("NOT_LINKED");
  }

  @Test
  void a_reset_keeps_the_links() throws Exception {
    try (LinkedPage page = LinkedPage.of(WHATS_APP.url(), "shop", "4915112345678")) {
      WHATS_APP.faults().times(1).refuseSends(463);
      page.send(BOB + "@c.us", "3EB01", "refused");
      page.send(BOB + "@c.us", "3EB02", "accepted");
      assertThat(WHATS_APP.sent().all()).extracting(SentMessage::id).containsExactly("3EB02");

      WHATS_APP.reset();

      assertThat(WHATS_APP.sent().all()).as("after a reset").isEmpty();
      page.send(BOB + "@c.us", "3EB03", "still linked");
      assertThat(WHATS_APP.sent().await().id()).isEqualTo("3EB03");
    }
  }

  @Test
  void sessions_are_linked_by_themselves_when_wanted() throws Exception {
    try (LinkedPage page = LinkedPage.unlinked(WHATS_APP.url(), "shop")) {
      WHATS_APP.link("shop");
      page.awaitFrame("paired");
    }
    WHATS_APP.linkingByItself();
    try (LinkedPage other = LinkedPage.unlinked(WHATS_APP.url(), "desk")) {
      other.awaitFrame("paired");
    }
  }

  @Test
  void folders_and_whatever_works_in_them_go_at_the_end() throws Exception {
    WhatsAppSandbox other = new WhatsAppSandbox();
    Path folder = other.sessionsDirectory();
    Files.createDirectories(folder.resolve("shop/Default"));
    Process left = new ProcessBuilder(List.of("tail", "-f", folder + "/shop/log")).start();

    other.close();

    assertThat(folder).as("the folder").doesNotExist();
    assertThat(left.isAlive()).as("what worked in it").isFalse();
  }

  @Nested
  class WithinTheClass {

    @Test
    void it_is_the_same_sandbox() {
      assertThat(WHATS_APP.sent().all()).isEmpty();
    }
  }
}
