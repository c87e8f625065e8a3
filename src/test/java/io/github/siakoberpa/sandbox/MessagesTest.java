package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the oracle records, and what goes back to the page. */
class MessagesTest {

  private static final String BOB = "491701112223@c.us";
  private static final String PHONE = "4915112345678";

  private Sandbox sandbox;
  private ControlDoor door;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
    door = new ControlDoor(sandbox.url());
    door.post("/sandbox/receipts", "{\"delayMs\":0}");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void an_id_that_arrives_again_is_counted_and_not_recorded() throws IOException {
    FakePage page = FakePage.claiming(sandbox, "default", PHONE);
    page.send(BOB, "3EB01", "one");
    page.send(BOB, "3EB02", "two");
    page.send(BOB, "3EB01", "one");

    assertThat(door.messages().findValuesAsText("id")).as("ids").containsExactly("3EB01", "3EB02");
    assertThat(door.messages().findValuesAsText("seq")).as("seqs").containsExactly("1", "2");
    assertThat(door.messages().findValuesAsText("repeats")).as("repeats").containsExactly("1", "0");
    assertThat(door.get("/sandbox/messages?since=1").json().findValuesAsText("id"))
        .as("since 1")
        .containsExactly("3EB02");
    assertThat(door.get("/sandbox/messages?since=99").json()).as("since 99").isEmpty();
  }

  @Test
  void a_lid_is_recorded_beside_the_number_it_stands_for() throws IOException {
    FakePage page = FakePage.claiming(sandbox, "default", PHONE);
    String lid = page.post("number-check", "{\"wid\":\"" + BOB + "\"}").text("lid");

    page.send(lid, "3EB01", "x");

    assertThat(door.messages().get(0).path("to").asText()).as("to").isEqualTo(BOB);
    assertThat(door.messages().get(0).path("chat").asText()).as("chat").isEqualTo(lid);
    assertThat(page.post("number-check", "{\"wid\":\"" + lid + "\"}").text("phone"))
        .as("checked by LID")
        .isEqualTo(BOB);
  }

  @Test
  void a_file_is_recorded_by_size_and_hash() throws IOException {
    FakePage page = FakePage.claiming(sandbox, "default", PHONE);
    String path = page.post("media", "abc").text("path");

    page.post(
        "send",
        "{\"sends\":[{\"reference\":\"r\",\"message\":{\"id\":\"3EB01\",\"chat\":\"%s\",\"type\":\"image\",\"caption\":\"c\",\"media\":\"%s\"}}]}"
            .formatted(BOB, path));

    JsonNode row = door.messages().get(0);
    assertThat(row.path("bytes").asInt()).as("size").isEqualTo(3);
    assertThat(row.path("sha256").asText())
        .as("hash")
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(row.path("caption").asText()).as("caption").isEqualTo("c");
    assertThat(row.has("body")).as("a body that was not sent").isFalse();
  }

  @Test
  void receipts_follow_by_themselves_or_by_hand() throws IOException {
    FakePage page = FakePage.claiming(sandbox, "default", PHONE);
    page.send(BOB, "3EB01", "x");
    assertThat(page.awaitFrames("receipt", 2))
        .extracting(frame -> frame.path("ack").asInt())
        .as("by themselves")
        .containsExactly(2, 3);

    door.post("/sandbox/receipts", "{\"auto\":false}");
    page.send(BOB, "3EB02", "x");
    door.post("/sandbox/receipts", "{\"id\":\"3EB02\",\"ack\":4}");

    JsonNode third = page.awaitFrames("receipt", 3).get(2);
    assertThat(third.path("id").asText()).as("by hand").isEqualTo("3EB02");
    assertThat(third.path("ack").asInt()).as("by hand").isEqualTo(4);
  }

  @Test
  void what_a_page_did_not_confirm_is_repeated_to_the_next_one() throws IOException {
    FakePage page = FakePage.claiming(sandbox, "default", PHONE);
    door.post("/sandbox/incoming", "{\"from\":\"491701112223\",\"body\":\"one\"}");
    page.post(
        "confirm", "{\"upTo\":%d}".formatted(page.awaitFrame("message").path("seq").asLong()));
    page.close();
    door.post("/sandbox/incoming", "{\"from\":\"491701112223\",\"body\":\"two\"}");

    FakePage next = page.reload(PHONE);

    assertThat(next.awaitFrame("message").path("content").path("body").asText())
        .as("repeated")
        .isEqualTo("two");
  }

  @Test
  void an_answer_goes_only_to_the_load_of_the_page_that_asked() throws IOException {
    FakePage page = FakePage.claiming(sandbox, "default", PHONE);
    door.faults("{\"holdSends\":true}");
    page.send(BOB, "3EB01", "x");
    FakePage next = page.reload(PHONE);
    next.awaitFrame("welcome");

    door.faults("{\"holdSends\":false}");

    next.awaitFrames("receipt", 2);
    assertThat(next.frames("sent")).as("answers").isEmpty();
  }

  @Test
  void an_incoming_message_goes_to_the_default_session_unless_another_is_named()
      throws IOException {
    FakePage shop = FakePage.claiming(sandbox, "shop", "4915112345679");
    FakePage standard = FakePage.claiming(sandbox, "default", PHONE);

    door.post(
        "/sandbox/incoming",
        "{\"from\":\"+49 170 1112223\",\"body\":\"one\",\"pushname\":\"Bob\"}");
    door.post(
        "/sandbox/incoming",
        "{\"session\":\"shop\",\"from\":\"120363000000000001@g.us\",\"author\":\"491701112224\",\"body\":\"two\"}");

    JsonNode one = standard.awaitFrame("message");
    assertThat(one.path("chat").asText()).as("chat").isEqualTo(BOB);
    assertThat(one.path("pushname").asText()).as("name").isEqualTo("Bob");
    assertThat(one.path("id").asText()).as("id").matches("3A[0-9A-F]{18}");
    JsonNode two = shop.awaitFrame("message");
    assertThat(two.path("chat").asText()).as("group").isEqualTo("120363000000000001@g.us");
    assertThat(two.path("author").asText()).as("author").isEqualTo("491701112224@c.us");
    assertThat(door.get("/sandbox/incoming").json().findValuesAsText("body"))
        .as("shown on the phone")
        .containsExactly("one", "two");
  }

  @Test
  void what_one_device_of_an_account_sends_the_other_has_as_its_own() throws IOException {
    FakePage desk = FakePage.claiming(sandbox, "desk", PHONE);
    FakePage shop = FakePage.claiming(sandbox, "shop", PHONE);

    desk.send(BOB, "3EB01", "from the desk");
    door.post(
        "/sandbox/incoming",
        "{\"session\":\"shop\",\"from\":\"%s\",\"reaction\":{\"targetId\":\"3EB01\",\"emoji\":\"+\"}}"
            .formatted(BOB));

    JsonNode mirrored = shop.awaitFrames("message", 2).get(0);
    assertThat(mirrored.path("own").asBoolean()).as("own").isTrue();
    assertThat(mirrored.path("content").path("body").asText()).isEqualTo("from the desk");
    JsonNode reaction = desk.awaitFrame("message");
    assertThat(reaction.path("target").path("fromMe").asBoolean()).as("about ours").isTrue();
    assertThat(door.messages()).as("sent once").hasSize(1);
  }
}
