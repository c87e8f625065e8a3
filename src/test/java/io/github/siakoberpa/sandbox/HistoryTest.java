package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a device gets when it is linked to an account that has a past. */
class HistoryTest {

  private static final String BOB = "491701112223@c.us";
  private static final String PHONE = "4915112345678";

  private Sandbox sandbox;
  private ControlDoor door;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
    door = new ControlDoor(sandbox.url());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void it_comes_in_parts_oldest_first_and_once() throws IOException {
    String messages =
        IntStream.rangeClosed(1, 201)
            .mapToObj(
                ago -> "{\"from\":\"%s\",\"body\":\"%d\",\"ago\":%d}".formatted(BOB, ago, ago))
            .collect(Collectors.joining(","));
    door.post("/sandbox/history", "{\"messages\":[%s]}".formatted(messages));
    FakePage page = FakePage.open(sandbox, "default");
    page.awaitFrame("ref");
    door.post("/sandbox/scan", "{}");

    JsonNode last = page.awaitFrames("history", 2).get(1);
    assertThat(page.awaitFrame("paired").path("history").asInt()).as("parts told").isEqualTo(2);
    assertThat(page.frames("history").get(0).at("/messages/0/content/body").asText())
        .as("the oldest")
        .isEqualTo("201");
    assertThat(last.at("/messages/0/content/body").asText()).as("the newest").isEqualTo("1");
    assertThat(page.frames("message")).as("new ones").isEmpty();
    assertThat(left()).as("parts left").isEqualTo(2);

    page.post("confirm", "{\"upTo\":%d}".formatted(last.path("seq").asLong()));
    page.close();
    assertThat(page.reload(PHONE).awaitFrame("welcome").path("history").asInt()).isZero();
    assertThat(left()).as("parts left").isZero();
  }

  @Test
  void it_has_what_the_phone_and_other_devices_said_as_it_was_changed_and_read()
      throws IOException {
    FakePage desk = FakePage.claiming(sandbox, "desk", PHONE);
    incoming("\"body\":\"seen by answering\"");
    desk.send(BOB, "3EB01", "an answer");
    String edited = incoming("\"body\":\"edited\"");
    incoming("\"edit\":{\"targetId\":\"%s\",\"body\":\"better\"}".formatted(edited));
    String gone = incoming("\"body\":\"gone\"");
    incoming("\"deletion\":{\"targetId\":\"%s\"}".formatted(gone));

    FakePage shop = FakePage.open(sandbox, "shop");
    shop.awaitFrame("ref");
    door.post("/sandbox/scan", "{\"session\":\"shop\",\"phone\":\"%s\"}".formatted(PHONE));

    JsonNode messages = shop.awaitFrame("history").path("messages");
    assertThat(messages.findValuesAsText("body"))
        .containsExactly("seen by answering", "an answer", "better");
    assertThat(messages.findValuesAsText("type").stream().filter(t -> !t.equals("message")))
        .containsExactly("chat", "chat", "chat", "revoked");
    assertThat(messages.findValuesAsText("unread").get(0)).as("answered").isEqualTo("false");
    assertThat(messages.findValuesAsText("unread").get(2)).as("not seen").isEqualTo("true");
    assertThat(desk.frames("history")).as("to the first device").isEmpty();
  }

  @Test
  void the_past_has_messages_of_no_session_only() {
    String refused =
        door.post(
                "/sandbox/history",
                "{\"messages\":[{\"from\":\"%s\",\"body\":\"x\",\"session\":\"a\"}]}"
                    .formatted(BOB))
            .text("code");
    assertThat(refused).isEqualTo(door.post("/sandbox/history", "{\"fone\":1}").text("code"));
  }

  private int left() {
    return door.get("/sandbox/sessions").json().path(0).path("historyLeft").asInt();
  }

  private String incoming(String content) {
    return door.post(
            "/sandbox/incoming",
            "{\"session\":\"desk\",\"from\":\"%s\",%s}".formatted(BOB, content))
        .text("id");
  }
}
