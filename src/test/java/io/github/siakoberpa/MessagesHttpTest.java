package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages and figures in the richer API. Session {@code held} is paused throughout. */
class MessagesHttpTest {
  private static final String MESSAGES = "/api/v1/messages";
  private static final String LATER = ",\"sendAt\":\"2999-01-01T00:00:00Z\"";

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient me;

  @BeforeAll
  static void start() {
    application =
        TestApplication.in(folder)
            .with("siakoberpa.queue.max-open-per-session", "300")
            .with("camel.server.max-body-size", "4000")
            .start();
    me = ApiClient.to(application.port()).loggedIn();
    me.post("/api/whatsapp/queue/pause", "{\"session\":\"held\"}");
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static Answer post(String session, String message, String... headers) {
    return me.post("/api/v1/sessions/%s/messages".formatted(session), message, headers);
  }

  private static Answer batch(String session, String body) {
    return me.post("/api/v1/sessions/%s/messages/batch".formatted(session), body);
  }

  private static String message(int chat, String more) {
    return "{\"to\":\"49151123456%02d\",\"text\":\"hello\"%s}".formatted(chat, more);
  }

  private static String send(String session, int chat, String more) {
    Answer answer = post(session, message(chat, more));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.text("id");
  }

  private static JsonNode get(String id) {
    return me.get(MESSAGES + "/" + id).json();
  }

  private static String state(String id) {
    return get(id).get("state").asText();
  }

  private static Rows rows() {
    return Rows.of(application);
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.get("messages").forEach(message -> ids.add(message.get("id").asText()));
    return ids;
  }

  @Test
  void a_message_is_queued_and_followed_to_the_end() {
    Answer answer = post("default", message(1, ",\"type\":\"text\",\"clientRef\":\"a 1\""));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().fieldNames())
        .toIterable()
        .startsWith("id", "messageId", "session", "to", "state", "priority", "createdAt")
        .endsWith("repeated");
    assertThat(answer.text("to")).isEqualTo("4915112345601@c.us");
    String id = answer.text("id");
    await().until(() -> state(id).equals("sent"));
    JsonNode message = get(id);
    assertThat(message.get("text").asText()).isEqualTo("hello");
    assertThat(message.get("clientRef").asText()).isEqualTo("a 1");
    assertThat(message.get("createdBy").asText()).isEqualTo("user:1");
    assertThat(message.get("waitingFor").isNull()).isTrue();
    assertThat(message.get("receipts").get("sentAt").asText())
        .isEqualTo(message.get("finishedAt").asText());
    assertThat(message.get("receipts").get("readAt").isNull()).isTrue();
    assertThat(message.get("history")).hasSize(1);
    assertThat(message.get("history").get(0).get("outcome").asText()).isEqualTo("sent");
  }

  @Test
  void receipts_are_shown_as_states_and_times() {
    String id = send("default", 2, "");
    await().until(() -> state(id).equals("sent"));
    rows()
        .execute(
            "UPDATE message_jobs SET ack = 3, delivered_at = 1000, read_at = 2000 WHERE job_id = '%s'"
                .formatted(id));

    assertThat(state(id)).isEqualTo("read");
    assertThat(get(id).get("receipts").get("deliveredAt").asText())
        .isEqualTo("1970-01-01T00:00:01Z");
    assertThat(ids(me.get(MESSAGES + "?state=read").json())).contains(id);
    assertThat(ids(me.get(MESSAGES + "?state=sent").json())).doesNotContain(id);
  }

  @Test
  void a_repeat_under_its_key_is_told_as_one() {
    Answer first = post("held", message(3, ""), "Idempotency-Key", "k");
    Answer again = post("held", message(3, ""), "Idempotency-Key", "k");
    Answer other = post("held", message(4, ""), "Idempotency-Key", "k");

    assertThat(first.json().get("repeated").asBoolean(true)).isFalse();
    assertThat(again.json().get("repeated").asBoolean()).isTrue();
    assertThat(again.text("createdAt")).isEqualTo(first.text("createdAt"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("jobId")).isEqualTo(first.text("id"));
  }

  @Test
  void why_a_message_waits_is_visible() {
    JsonNode head = get(send("held", 5, ""));
    assertThat(head.get("waitingFor").asText()).isEqualTo("paused");
    assertThat(head.get("waitingDetail").asText()).isEqualTo("asked");
    JsonNode later = get(send("held", 5, LATER));
    assertThat(later.get("state").asText()).isEqualTo("scheduled");
    assertThat(later.get("waitingFor").asText()).isEqualTo("schedule");
    assertThat(later.get("notBefore").asText()).isEqualTo("2999-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"to\":\"4915112345678\",\"text\":\"x\",\"txt\":1} | 400 | FIELD_UNKNOWN | txt",
        "{\"to\":\"12\",\"text\":\"x\"} | 400 | NUMBER_INVALID | to",
        "{\"to\":\"4915112345678\"} | 400 | MESSAGE_MISSING | text",
        "{\"number\":\"4915112345678\",\"text\":\"x\"} | 400 | FIELD_UNKNOWN | number",
        "{\"to\":\"4915112345678\",\"text\":\"x\",\"type\":\"image\"} | 400 | MEDIA_MISSING | media",
        "{\"to\":\"4915112345678\",\"text\":\"x\",\"type\":\"song\"} | 400 | TYPE_INVALID | type",
        "{\"to\":\"4915112345678\",\"type\":\"poll\",\"text\":\"x\"} | 400 | FIELD_UNKNOWN | text",
        "{\"to\":\"4915112345678\",\"type\":\"location\",\"latitude\":91,\"longitude\":0} | 400 | LATITUDE_INVALID | latitude",
        "{\"to\":\"4915112345678\",\"type\":\"reply\",\"text\":\"x\"} | 400 | QUOTED_ID_MISSING | quotedId",
        "{\"to\":\"4915112345678\",\"text\":\"x\",\"noRepeatWithin\":\"soon\"} | 400 | NO_REPEAT_WITHIN_INVALID | noRepeatWithin",
        "{\"to\":\"4915112345678\",\"text\":\"x\",\"noRepeatWithin\":\"31d\"} | 400 | NO_REPEAT_WITHIN_INVALID | noRepeatWithin",
        "[] | 400 | JSON_INVALID | ''"
      })
  void a_message_that_makes_no_sense_is_refused(
      String body, int status, String code, String field) {
    Answer answer = post("held", body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.text("field")).isEqualTo(field);
  }

  @Test
  void a_text_is_not_repeated_and_somebody_who_opted_out_is_left_alone() {
    String id = send("held", 6, ",\"noRepeatWithin\":\"1h\"");
    Answer again = post("held", message(6, ",\"noRepeatWithin\":\"1h\""));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("REPEATED_TEXT");
    assertThat(again.text("jobId")).isEqualTo(id);

    rows().execute("INSERT INTO opt_outs (chat_id, created_at) VALUES ('4915112345607@c.us', 0)");
    assertThat(post("held", message(7, "")).text("code")).isEqualTo("OPTED_OUT");
    assertThat(post("held", message(7, "")).status()).isEqualTo(422);
  }

  @Test
  void a_full_queue_says_when_to_come_again() {
    String full = "full";
    me.post("/api/whatsapp/queue/pause", "{\"session\":\"full\"}");
    assertThat(batch(full, lines("good", 300)).json().get("accepted").asInt()).isEqualTo(300);
    // While the figures are taken, what is queued in that moment may be overlooked until the next.
    await().until(() -> post(full, message(1, "")).status() != 202);

    Answer alone = post(full, message(1, ""));
    Answer together = batch(full, lines("all", 2));

    for (Answer answer : List.of(alone, together)) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(429);
      assertThat(answer.text("code")).isEqualTo("SESSION_QUEUE_FULL");
      assertThat(answer.header("Retry-After")).hasValue("30");
    }
    assertThat(together.json().get("errors")).hasSize(2);
  }

  private static String lines(String mode, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add("{\"to\":\"49151765432%02d\",\"text\":\"hello\"}".formatted(i % 100));
    }
    return "{\"mode\":\"%s\",\"messages\":[%s]}".formatted(mode, String.join(",", lines));
  }

  @Test
  void a_good_line_of_a_batch_is_queued_whatever_the_others_are() {
    rows().execute("INSERT INTO opt_outs (chat_id, created_at) VALUES ('4915112345611@c.us', 0)");
    String key = ",\"idempotencyKey\":\"b 1\"";
    Answer answer =
        batch(
            "held",
            "{\"mode\":\"good\",\"messages\":[%s,%s,%s,%s,5,%s]}"
                .formatted(
                    message(10, key),
                    message(11, ""),
                    message(12, ",\"nope\":1"),
                    message(13, key),
                    message(10, key)));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    JsonNode json = answer.json();
    assertThat(json.get("accepted").asInt()).isEqualTo(2);
    assertThat(json.get("refused").asInt()).isEqualTo(4);
    JsonNode results = json.get("results");
    assertThat(results)
        .extracting(result -> result.get("index").asInt())
        .containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(results)
        .extracting(result -> result.path("code").asText())
        .containsExactly(
            "", "OPTED_OUT", "FIELD_UNKNOWN", "IDEMPOTENCY_CONFLICT", "MESSAGE_INVALID", "");
    assertThat(results.get(0).get("state").asText()).isEqualTo("queued");
    assertThat(results.get(5).get("id")).isEqualTo(results.get(0).get("id"));
    assertThat(results.get(5).get("repeated").asBoolean()).isTrue();
    assertThat(results.get(3).get("jobId")).isEqualTo(results.get(0).get("id"));
  }

  @Test
  void of_a_batch_that_is_cut_off_each_line_is_told_whether_it_is_queued() {
    breakOn("cut off");
    List<String> lines = new ArrayList<>(Collections.nCopies(249, message(30, "")));
    lines.add("5");
    lines.addAll(List.of(message(31, ""), message(32, ""), line("cut off"), message(33, "")));

    Answer answer = batch("cut", good(lines));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(250);
    assertThat(answer.json().get("refused").asInt()).isEqualTo(4);
    List<JsonNode> results = new ArrayList<>();
    answer.json().get("results").forEach(results::add);
    assertThat(results).hasSize(254);
    assertThat(results.subList(0, 249)).allSatisfy(line -> assertThat(line.has("id")).isTrue());
    assertThat(results.get(249).get("code").asText()).isEqualTo("MESSAGE_INVALID");
    assertThat(results.get(249).has("retryAfter")).as("that would not help").isFalse();
    assertThat(results.get(250).has("id")).as("of the first 250 messages").isTrue();
    assertThat(results.subList(251, 254))
        .allSatisfy(
            line -> {
              assertThat(line.get("code").asText()).isEqualTo("UNAVAILABLE");
              assertThat(line.get("retryAfter").asInt()).isEqualTo(5);
            });
    assertThat(rows().of("SELECT job_id FROM message_jobs WHERE session = 'cut'"))
        .extracting(row -> row.get("job_id"))
        .containsExactlyInAnyOrderElementsOf(
            results.stream().filter(line -> line.has("id")).map(MessagesHttpTest::id).toList());
  }

  private static Object id(JsonNode line) {
    return line.get("id").asText();
  }

  @Test
  void a_batch_that_breaks_off_before_anything_is_queued_fails_as_a_whole() {
    breakOn("broken");

    Answer answer = batch("broken", good(List.of(message(34, ""), line("broken"))));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text("code")).isEqualTo("INTERNAL");
    assertThat(rows().of("SELECT 1 FROM message_jobs WHERE session = 'broken'")).isEmpty();
  }

  /** The database fails when it is to write a message with these words. */
  private static void breakOn(String words) {
    rows()
        .execute(
            "CREATE TRIGGER \"%1$s\" BEFORE INSERT ON message_jobs WHEN NEW.payload LIKE '%%%1$s%%'"
                    .formatted(words)
                + " BEGIN SELECT RAISE(ABORT, 'broken by a test'); END");
  }

  private static String line(String text) {
    return "{\"to\":\"4915112345635\",\"text\":\"%s\"}".formatted(text);
  }

  private static String good(List<String> lines) {
    return "{\"mode\":\"good\",\"messages\":[%s]}".formatted(String.join(",", lines));
  }

  @Test
  void a_batch_of_all_or_none_is_none_when_one_is_wrong() {
    rows().execute("INSERT INTO opt_outs (chat_id, created_at) VALUES ('4915112345621@c.us', 0)");
    int before = rows().of("SELECT 1 FROM message_jobs").size();

    Answer malformed =
        batch("held", "{\"messages\":[%s,{\"to\":\"1\"}]}".formatted(message(20, "")));
    Answer refused =
        batch("held", "{\"messages\":[%s,%s]}".formatted(message(20, ""), message(21, "")));

    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.text("code")).isEqualTo("NUMBER_INVALID");
    assertThat(malformed.json().get("errors"))
        .extracting(error -> error.get("index").asInt() + " " + error.get("field").asText())
        .containsExactly("1 to", "1 text");
    assertThat(malformed.json().get("totalErrors").asInt()).isEqualTo(2);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("errors")).hasSize(1);
    assertThat(refused.json().get("errors").get(0).get("index").asInt()).isEqualTo(1);
    assertThat(rows().of("SELECT 1 FROM message_jobs")).hasSize(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | MESSAGES_INVALID",
        "{\"messages\":[]} | MESSAGES_INVALID",
        "{\"messages\":{}} | MESSAGES_INVALID",
        "{\"mode\":\"some\",\"messages\":[1]} | MODE_INVALID",
        "{\"messages\":[1],\"more\":1} | FIELD_UNKNOWN"
      })
  void a_batch_that_makes_no_sense_is_refused(String body, String code) {
    Answer answer = batch("held", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo(code);
  }

  @Test
  void a_batch_may_be_longer_than_other_requests() {
    assertThat(
            post("held", message(1, ",\"clientRef\":\"%s\"".formatted("x".repeat(4000)))).status())
        .isEqualTo(413);
    assertThat(batch("long", lines("all", 120)).status()).isEqualTo(202);
  }

  @Test
  void pages_are_stable_while_messages_come() {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sent.add(0, send("pages", i, LATER));
    }
    String query = MESSAGES + "?session=pages&limit=2";

    JsonNode first = me.get(query).json();
    send("pages", 9, LATER);
    JsonNode second = me.get(query + "&cursor=" + first.get("next").asText()).json();
    JsonNode third = me.get(query + "&cursor=" + second.get("next").asText()).json();

    List<String> seen = ids(first);
    seen.addAll(ids(second));
    seen.addAll(ids(third));
    assertThat(seen).containsExactlyElementsOf(sent);
    assertThat(third.get("next").isNull()).isTrue();
  }

  @Test
  void filters_narrow_the_list() {
    String id = send("filters", 1, ",\"clientRef\":\"ref 7\"" + LATER);
    send("filters", 2, LATER);
    String query = MESSAGES + "?session=filters";

    assertThat(ids(me.get(query).json())).hasSize(2);
    for (String filter :
        List.of(
            "&to=%2B49%20151%2012345601",
            "&clientRef=ref%207",
            "&clientRef=ref%207&createdBy=user:1&state=scheduled",
            "&clientRef=ref%207&since=2020-01-01T00:00:00Z&until=2999-01-01T00:00:00%2B01:00")) {
      assertThat(ids(me.get(query + filter).json())).as(filter).containsExactly(id);
    }
    for (String filter :
        List.of(
            "&state=failed",
            "&createdBy=user:2",
            "&until=2020-01-01T00:00:00Z",
            "&since=2999-01-01T00:00:00Z",
            "&since=%2B99999-01-01T00:00:00Z")) {
      JsonNode page = me.get(query + filter).json();
      assertThat(ids(page)).as(filter).isEmpty();
      assertThat(page.get("next").isNull()).as(filter).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "state=odd, STATE_INVALID",
    "to=12, NUMBER_INVALID",
    "limit=0, LIMIT_INVALID",
    "limit=501, LIMIT_INVALID",
    "since=yesterday, SINCE_INVALID",
    "cursor=x, CURSOR_INVALID",
    "session=.., SESSION_INVALID"
  })
  void a_list_that_makes_no_sense_is_refused(String query, String code) {
    Answer answer = me.get(MESSAGES + "?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "scheduled, 200, cancelled", "waiting, 200, cancelled", "ready, 200, cancelled",
    "backoff, 200, cancelled", "leased, 200, cancelling", "sending, 409, TOO_LATE",
    "uncertain, 409, TOO_LATE", "sent, 409, ALREADY_ENDED", "failed, 409, ALREADY_ENDED",
    "cancelled, 409, ALREADY_ENDED", "expired, 409, ALREADY_ENDED"
  })
  void a_message_is_cancelled_as_long_as_it_has_not_left(String state, int status, String word) {
    String session = "cancel-" + state;
    me.post("/api/whatsapp/queue/pause", "{\"session\":\"%s\"}".formatted(session));
    String id = send(session, 1, "");
    String next = send(session, 1, "");
    boolean leased = "leased sending".contains(state);
    rows()
        .execute(
            "UPDATE message_jobs SET state = '%s', wake_at = 9999999999999, finished_at = %s, lease_owner = %s, lease_until = %s WHERE job_id = '%s'"
                .formatted(
                    state,
                    "sent failed expired cancelled".contains(state) ? "5" : "NULL",
                    leased ? "(SELECT id FROM workers)" : "NULL",
                    leased ? "9999999999999" : "NULL",
                    id));

    Answer answer = me.post(MESSAGES + "/" + id + "/cancel", "");

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.text(status == 200 ? "state" : "code")).isEqualTo(word);
    if (word.equals("cancelled")) {
      assertThat(state(id)).isEqualTo("cancelled");
      assertThat(rows().of("SELECT state FROM message_jobs WHERE job_id = '%s'".formatted(next)))
          .as("its chat goes on")
          .singleElement()
          .hasToString("{state=ready}");
    }
    rows().execute("DELETE FROM message_jobs WHERE session = '%s'".formatted(session));
  }

  @Test
  void a_cancelled_message_is_tried_again_once_asked_and_what_never_left_needs_no_look_up() {
    String id = send("held", 30, ",\"expiresAt\":\"2999-01-01T00:00:00Z\"");
    me.post(MESSAGES + "/" + id + "/cancel", "");

    Answer retried = me.post(MESSAGES + "/" + id + "/retry", "");

    assertThat(retried.status()).as(retried.body()).isEqualTo(200);
    assertThat(state(id)).isEqualTo("queued");
    assertThat(me.post(MESSAGES + "/" + id + "/retry", "").text("code")).isEqualTo("NOT_FAILED");
    assertThat(me.post(MESSAGES + "/nope/retry", "").status()).isEqualTo(404);
    assertThat(me.post(MESSAGES + "/nope/cancel", "").status()).isEqualTo(404);
    assertThat(me.get(MESSAGES + "/nope").status()).isEqualTo(404);
  }

  @Test
  void somebody_who_opted_out_meanwhile_is_not_tried_again() {
    String id = send("held", 31, "");
    me.post(MESSAGES + "/" + id + "/cancel", "");
    rows().execute("INSERT INTO opt_outs (chat_id, created_at) VALUES ('4915112345631@c.us', 0)");

    assertThat(me.post(MESSAGES + "/" + id + "/retry", "").text("code")).isEqualTo("OPTED_OUT");
    assertThat(state(id)).isEqualTo("cancelled");
  }

  @Test
  void figures_tell_of_every_session() {
    send("figures", 1, LATER);
    me.post("/api/whatsapp/queue/pause", "{\"session\":\"figures\"}");

    await()
        .until(
            () ->
                me.get("/api/v1/stats").json().at("/sessions/figures/messages/scheduled").asInt()
                    == 1);
    JsonNode stats = me.get("/api/v1/stats").json();
    assertThat(stats.at("/sessions/figures/paused/reason").asText()).isEqualTo("asked");
    assertThat(stats.at("/sessions/figures/sentInLast/hour").asInt()).isZero();
    assertThat(stats.get("pausedAll").isNull()).isTrue();
    assertThat(stats.get("sampledAt").asText()).endsWith("Z");
    assertThat(stats.at("/messages/scheduled").asInt()).isPositive();
    assertThat(stats.at("/storage/databaseBytes").asLong()).isPositive();
    assertThat(stats.at("/storage/refusesWork").asBoolean(true)).isFalse();
  }
}
