package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a phone writes, through a real browser, into the API. */
class IncomingIT {
  private static final String ANN = "491701112223";
  private static final String CHAT = "/api/v1/incoming?chat=";
  private static final String ONE = "/api/v1/sessions/default/incoming/";
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir static Path folder;
  private static SandboxedApplication here;

  @BeforeAll
  static void start() {
    here = SandboxedApplication.in(folder);
    here.link("default");
  }

  @AfterAll
  static void stop() {
    here.close();
  }

  private static String writes(String from, String what) {
    return here.control("incoming", "{\"from\":\"%s\",%s}".formatted(from, what))
        .path("id")
        .asText();
  }

  private static JsonNode came(String id) {
    return await(id)
        .atMost(SOON)
        .until(() -> here.me().get(ONE + id), answer -> answer.status() == 200)
        .json();
  }

  private static List<JsonNode> list(String query) {
    JsonNode page = here.me().get(query).json();
    return StreamSupport.stream(page.path("messages").spliterator(), false).toList();
  }

  private static Answer send(String number, String text) {
    return here.me()
        .post(
            "/api/v1/sessions/default/messages",
            "{\"to\":\"%s\",\"text\":\"%s\"}".formatted(number, text));
  }

  @Test
  void each_kind_is_listed_and_searched_and_files_come_byte_by_byte() {
    byte[] bytes = new byte[700_000];
    new Random(4711).nextBytes(bytes);
    String data = Base64.getEncoder().encodeToString(bytes);
    List<String> ids = new ArrayList<>();
    ids.add(writes(ANN, "\"body\":\"Open on Sunday?\",\"pushname\":\"Ann\""));
    for (String kind : List.of("image", "video", "audio", "voice", "document", "sticker")) {
      ids.add(
          writes(
              ANN,
              "\"media\":{\"kind\":\"%s\",\"mimetype\":\"x/%s\",\"filename\":\"%s.bin\",\"data\":\"%s\"}"
                  .formatted(kind, kind, kind, data)));
    }
    ids.add(writes(ANN, "\"location\":{\"latitude\":-6.17,\"longitude\":106.82,\"name\":\"M\"}"));
    ids.add(writes(ANN, "\"contact\":{\"name\":\"Bob\",\"phone\":\"491701119999\"}"));
    ids.add(writes(ANN, "\"poll\":{\"question\":\"Lunch?\",\"answers\":[\"12\",\"13\"]}"));
    ids.add(writes(ANN, "\"other\":{\"type\":\"order\",\"body\":\"2 apples\"}"));
    ids.add(writes(ANN, "\"own\":true,\"body\":\"from the phone\""));
    ids.forEach(IncomingIT::came);

    assertThat(list(CHAT + ANN))
        .extracting(message -> message.path("messageId").asText())
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(list(CHAT + ANN))
        .extracting(message -> message.path("type").asText())
        .contains("text", "image", "voice", "sticker", "location", "contact", "poll", "unknown");
    assertThat(list(CHAT + ANN + "&search=sunday"))
        .singleElement()
        .satisfies(found -> assertThat(found.path("senderName").asText()).isEqualTo("Ann"));
    for (int i = 1; i <= 6; i++) {
      Answer file = here.me().get(ONE + ids.get(i) + "/media");
      assertThat(file.status()).as("file %s", i).isEqualTo(200);
      assertThat(file.response().body()).as("file %s", i).isEqualTo(bytes);
    }
    assertThat(here.me().get("/api/v1/events?type=message.received,message.own").body())
        .contains(ids);
  }

  @Test
  void a_file_of_a_member_of_a_group_is_fetched() {
    String id =
        writes(
            "120363000000000001@g.us",
            "\"author\":\"4915100000002\",\"media\":{\"kind\":\"document\",\"mimetype\":\"x/y\",\"data\":\"aGVsbG8=\"}");

    assertThat(came(id).path("sender").asText()).isEqualTo("4915100000002@c.us");
    assertThat(here.me().get(ONE + id + "/media").body()).isEqualTo("hello");
  }

  @Test
  void edits_reactions_and_deletions_reach_the_message() {
    String number = "491701115555";
    String id = writes(number, "\"body\":\"at noon\"");
    came(id);
    writes(number, "\"reaction\":{\"targetId\":\"%s\",\"emoji\":\"👍\"}".formatted(id));
    writes(number, "\"edit\":{\"targetId\":\"%s\",\"body\":\"at one\"}".formatted(id));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode message = here.me().get(ONE + id).json();
              assertThat(message.path("text").asText()).isEqualTo("at one");
              assertThat(message.path("reactions")).hasSize(1);
            });
    writes(number, "\"deletion\":{\"targetId\":\"%s\"}".formatted(id));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(here.me().get(ONE + id).json().path("text").isNull()).isTrue());
  }

  @Test
  void stop_refuses_what_is_sent_later_and_start_allows_it() {
    String number = "491701116666";
    came(writes(number, "\"body\":\"Stop.\""));
    assertThat(send(number, "an offer").text("code")).isEqualTo("OPTED_OUT");

    came(writes(number, "\"body\":\"START\""));
    assertThat(send(number, "welcome back").status()).isEqualTo(202);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(here.arrived())
                    .extracting(message -> message.path("body").asText())
                    .contains("welcome back")
                    .doesNotContain("an offer"));
  }
}
