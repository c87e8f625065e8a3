package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.incoming.Heard;
import io.github.siakoberpa.whatsappweb.WhatsAppWebKind;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that came in, as callers see them; what the component tells is made up. */
class IncomingHttpTest {
  private static final String LIST = "/api/v1/incoming";
  private static final String ONE = "/api/v1/sessions/default/incoming/";
  private static final String STOPPED = "You hear no more from us.";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient me;
  private static ProducerTemplate phone;
  private static int ids;

  @BeforeAll
  static void start() {
    application =
        TestApplication.in(folder)
            .with("siakoberpa.incoming.from", "direct:heard")
            .with("siakoberpa.incoming.store", "files")
            .with("siakoberpa.media.max-size", "1KB")
            .with("siakoberpa.opt-out.stop-answer", STOPPED)
            .start();
    me = ApiClient.to(application.port()).loggedIn();
    phone = application.camelContext().createProducerTemplate();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  /** Somebody nobody has heard of yet. */
  private static String somebody() {
    return "49170%07d".formatted(++ids);
  }

  private static String id() {
    return "3EB0%08d".formatted(++ids);
  }

  private static void tell(String event, IncomingMessage message) {
    assertThat(Heard.tell(phone, event, message).getException()).isNull();
  }

  private static String writes(String number, String text) {
    String id = id();
    tell("message", Heard.text(id, number, text));
    return id;
  }

  private static JsonNode list(String query) {
    Answer answer = me.get(LIST + "?" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> idsOf(JsonNode page) {
    List<String> found = new ArrayList<>();
    page.path("messages").forEach(message -> found.add(message.path("messageId").asText()));
    return found;
  }

  private static List<Map<String, Object>> rows(String query) {
    return Rows.of(application).of(query);
  }

  private static Answer send(String number, String text) {
    return me.post(
        "/api/v1/sessions/default/messages",
        "{\"to\":\"%s\",\"text\":\"%s\"}".formatted(number, text));
  }

  private static void isRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as("the status of %s", answer.body()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
  }

  @Test
  void what_came_in_is_listed_by_all_that_can_be_asked_for() {
    String ann = somebody();
    String bob = somebody();
    String one = writes(ann, "an apple");
    String place = id();
    tell("message", Heard.place(place, bob));
    String own = id();
    tell("own", Heard.own(own, ann, "an answer"));

    assertThat(idsOf(list("chat=" + ann))).containsExactly(own, one);
    assertThat(idsOf(list("chat=" + ann + "&own=false"))).containsExactly(one);
    assertThat(idsOf(list("type=location&session=default"))).contains(place).doesNotContain(one);
    assertThat(idsOf(list("limit=3"))).containsExactly(own, place, one);
    assertThat(list("session=other").path("messages")).isEmpty();
    assertThat(list("until=2020-01-01T00:00:00Z").path("messages")).isEmpty();
    assertThat(idsOf(list("since=2020-01-01T00:00:00Z&limit=1"))).containsExactly(own);
    JsonNode told = me.get(ONE + place).json();
    assertThat(told.path("location").path("name").asText()).isEqualTo("Monas");
    assertThat(told.path("sentAt").asText()).isEqualTo("2026-11-24T18:00:00Z");
    isRefused(me.get(ONE + "3EB0NONE"), 404, "MESSAGE_NOT_FOUND");
    isRefused(me.get(ONE + one + "/media"), 404, "MEDIA_NOT_FOUND");
  }

  @Test
  void pages_follow_each_other() {
    String ann = somebody();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(0, writes(ann, "message " + i));
    }
    for (String query : List.of("chat=" + ann, "chat=" + ann + "&search=message")) {
      List<String> seen = new ArrayList<>();
      JsonNode page = list(query + "&limit=2");
      seen.addAll(idsOf(page));
      while (!page.path("next").isNull()) {
        page = list(query + "&limit=2&cursor=" + page.path("next").asText());
        seen.addAll(idsOf(page));
      }
      assertThat(seen).as(query).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ZÜRICH, true",
    "zurich, true",
    "trai zur, true",
    "train bern, false",
    "rich, false",
    "OR, false",
    "zur* NOT train, false",
    "'\"train\"', true"
  })
  void words_are_searched_whatever_their_case_and_accents(String search, boolean found) {
    String ann = somebody();
    String id = writes(ann, "The train to Zürich leaves at nine.");

    assertThat(idsOf(list("chat=" + ann + "&search=" + encoded(search))).contains(id))
        .as(search)
        .isEqualTo(found);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void a_search_without_words_is_refused() {
    isRefused(me.get(LIST + "?search=%2A%22"), 400, "SEARCH_INVALID");
    isRefused(me.get(LIST + "?type=song"), 400, "TYPE_INVALID");
  }

  @Test
  void what_is_told_again_is_there_once() {
    String ann = somebody();
    IncomingMessage message = Heard.text(id(), ann, "once");
    tell("message", message);
    tell("edit", Heard.done(message.id(), ann, WhatsAppWebKind.EDIT, "twice", 10));
    tell("message", message);
    tell("edit", Heard.done(message.id(), ann, WhatsAppWebKind.EDIT, "older", 5));

    JsonNode messages = list("chat=" + ann).path("messages");
    assertThat(messages).hasSize(1);
    assertThat(messages.path(0).path("text").asText()).isEqualTo("twice");
    assertThat(idsOf(list("chat=" + ann + "&search=twice"))).hasSize(1);
    assertThat(idsOf(list("chat=" + ann + "&search=once"))).as("its former words").isEmpty();
    assertThat(rows("SELECT kind FROM events WHERE chat_id = '%s@c.us'".formatted(ann)))
        .extracting(row -> row.get("kind"))
        .containsExactly("message.received", "message.edited", "message.edited");
  }

  @Test
  void reactions_stand_at_the_message_and_what_was_taken_back_is_empty() {
    String ann = somebody();
    String id = writes(ann, "a secret");
    tell("reaction", Heard.done(id, ann, WhatsAppWebKind.REACTION, "👍", 1));
    assertThat(me.get(ONE + id).json().path("reactions").path(0).path("emoji").asText())
        .isEqualTo("👍");
    tell("reaction", Heard.done(id, ann, WhatsAppWebKind.REACTION, "", 2));
    tell("reaction", Heard.done(id, ann, WhatsAppWebKind.REACTION, "👍", 1));
    assertThat(me.get(ONE + id).json().path("reactions")).isEmpty();

    tell("deletion", Heard.done(id, ann, WhatsAppWebKind.DELETE, null, 3));
    JsonNode gone = me.get(ONE + id).json();
    assertThat(gone.path("text").isNull()).isTrue();
    assertThat(gone.path("deletedAt").asText()).isEqualTo("2026-11-24T18:00:03Z");
    assertThat(idsOf(list("search=secret"))).isEmpty();
    assertThat(rows("SELECT kind FROM events WHERE chat_id = '%s@c.us'".formatted(ann)))
        .extracting(row -> row.get("kind"))
        .contains("message.reaction", "message.deleted");
  }

  @Test
  void what_is_said_of_an_id_in_another_chat_leaves_the_message_of_a_group_alone() {
    String ann = somebody();
    String ben = somebody();
    String group = "1203630" + ann + "@g.us";
    String id = id();
    tell("message", Heard.inGroup(id, group, ann, "in the group"));

    tell("edit", Heard.done(id, ben, WhatsAppWebKind.EDIT, "words of another", 5));
    tell("deletion", Heard.done(id, ben, WhatsAppWebKind.DELETE, null, 6));

    JsonNode message = me.get(ONE + id).json();
    assertThat(message.path("text").asText()).isEqualTo("in the group");
    assertThat(message.path("deletedAt").isNull()).isTrue();
  }

  @Test
  void a_file_is_kept_and_goes_with_its_message() {
    String ann = somebody();
    byte[] bytes = ("%PDF " + ann).getBytes(StandardCharsets.UTF_8);
    String id = id();
    tell("message", Heard.file(id, ann, "bill.pdf", bytes));

    assertThat(me.get(ONE + id).json().path("media").path("kept").asBoolean()).isTrue();
    Answer file = me.get(ONE + id + "/media");
    assertThat(file.response().body()).isEqualTo(bytes);
    assertThat(file.header("Content-Type")).contains("application/pdf");
    assertThat(file.header("Content-Disposition").orElse("")).endsWith("bill.pdf");
    assertThat(idsOf(list("search=bill&chat=" + ann))).containsExactly(id);

    String hash =
        rows("SELECT media FROM incoming_messages WHERE message_id = '%s'".formatted(id))
            .get(0)
            .get("media")
            .toString();
    Path kept = folder.resolve("data/media").resolve(hash.substring(0, 2)).resolve(hash);
    Rows.of(application).execute("UPDATE media SET last_used_at = 1 WHERE hash = '" + hash + "'");
    phone.sendBody("direct:forget-unused-media", null);
    assertThat(kept).as("while its message is kept").exists();
    Rows.of(application)
        .execute("UPDATE incoming_messages SET received_at = 1 WHERE message_id = '" + id + "'");
    phone.sendBody("direct:forget-incoming", null);
    isRefused(me.get(ONE + id), 404, "MESSAGE_NOT_FOUND");
    phone.sendBody("direct:forget-unused-media", null);
    assertThat(kept).doesNotExist();
  }

  @Test
  void a_file_that_does_not_come_or_is_too_large_holds_up_no_message() {
    String ann = somebody();
    String gone = id();
    String large = id();
    tell("message", Heard.file(gone, ann, "gone.pdf", null));
    tell("message", Heard.file(large, ann, "large.pdf", new byte[2_000]));

    assertThat(idsOf(list("chat=" + ann))).containsExactly(large, gone);
    assertThat(me.get(ONE + gone).json().path("media").path("kept").asBoolean()).isFalse();
    assertThat(me.get(ONE + gone + "/media").status()).as("no session is up").isEqualTo(503);
    assertThat(folder.resolve("data/media")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whoever_writes_stop_gets_one_answer_and_nothing_more_until_they_write_start() {
    String ann = somebody();
    me.post("/api/whatsapp/queue/pause", "{}");
    String waiting = send(ann, "an offer").text("id");

    writes(ann, "Stop!");

    assertThat(me.get("/api/v1/messages/" + waiting).text("state")).isEqualTo("cancelled");
    isRefused(send(ann, "another"), 422, "OPTED_OUT");
    JsonNode entry = me.get("/api/v1/opt-outs/" + ann).json();
    assertThat(entry.path("createdBy").asText()).isEqualTo("recipient");
    assertThat(entry.path("reason").asText()).isEqualTo("wrote STOP to session default");
    writes(ann, "STOP");
    me.post("/api/whatsapp/queue/resume", "{}");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        rows(
                            "SELECT state, payload FROM message_jobs WHERE chat_id = '%s@c.us' AND state = 'sent'"
                                .formatted(ann)))
                    .singleElement()
                    .extracting(row -> row.get("payload"))
                    .asString()
                    .contains(STOPPED));

    writes(ann, "start");

    assertThat(me.get("/api/v1/opt-outs/" + ann).status()).isEqualTo(404);
    assertThat(send(ann, "welcome back").status()).isEqualTo(202);
    assertThat(me.get("/api/v1/audit").body())
        .contains("opt-out.wish", "opt-in.wish")
        .doesNotContain(ann);
  }

  @Test
  void whoever_wrote_is_no_new_chat() {
    String ann = somebody();
    writes(ann, "hello");

    assertThat(
            rows(
                "SELECT known_since, last_sent_at FROM chats WHERE chat_id = '%s@c.us'"
                    .formatted(ann)))
        .singleElement()
        .satisfies(row -> assertThat(row.get("last_sent_at")).isNull());
  }

  @Test
  void one_persons_messages_are_told_and_erased_in_groups_too() throws Exception {
    String ann = somebody();
    String bob = somebody();
    String file = id();
    byte[] bytes = ("%PDF of " + ann).getBytes(StandardCharsets.UTF_8);
    tell("message", Heard.file(file, ann, "hers.pdf", bytes));
    String inGroup = id();
    tell("message", Heard.inGroup(inGroup, "120363000000000001", ann, "hi all"));
    String others = id();
    tell("message", Heard.inGroup(others, "120363000000000001", bob, "hi Ann"));
    tell("reaction", Heard.done(others, ann, WhatsAppWebKind.REACTION, "👍", 1));
    String data = "/api/v1/people/" + ann + "/data";

    JsonNode told = me.get(data).json();
    assertThat(told.path("incoming")).hasSize(2);
    assertThat(told.path("media").path(0).path("size").asInt()).isEqualTo(bytes.length);
    assertThat(told.path("events"))
        .extracting(event -> event.path("type").asText())
        .containsExactly("message.received", "message.received", "message.reaction");

    JsonNode erased = me.send("DELETE", data, BodyPublishers.noBody()).json();
    assertThat(erased.path("erasedIncoming").asInt()).isEqualTo(2);
    assertThat(erased.path("complete").asBoolean()).isTrue();
    assertThat(me.get(data).json().path("incoming")).isEmpty();
    assertThat(me.get(data).json().path("events")).isEmpty();
    assertThat(me.get(ONE + others).json().path("reactions")).isEmpty();
    assertThat(me.get(ONE + inGroup).status()).isEqualTo(404);
    String hash = told.path("media").path(0).path("id").asText();
    assertThat(
            Files.exists(folder.resolve("data/media").resolve(hash.substring(0, 2)).resolve(hash)))
        .isFalse();
  }

  @Test
  void a_key_of_one_session_reads_nothing_of_others() {
    String ann = somebody();
    String id = writes(ann, "private");
    String key =
        me.post(
                "/api/v1/api-keys",
                "{\"name\":\"shop\",\"scopes\":[\"read\"],\"sessions\":[\"shop\"]}")
            .text("key");
    ApiClient shop = ApiClient.to(application.port());

    assertThat(shop.get(LIST, "X-Api-Key", key).json().path("messages")).isEmpty();
    isRefused(shop.get(LIST + "?session=default", "X-Api-Key", key), 403, "FORBIDDEN");
    isRefused(shop.get(ONE + id, "X-Api-Key", key), 403, "FORBIDDEN");
  }
}
