package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.webhook.WebhookReceiver;
import io.github.siakoberpa.webhook.WebhookReceiver.Taken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks as those see them who take the events. */
class WebhooksHttpTest {
  @TempDir static Path folder;
  private static Application application;
  private static ApiClient me;
  private static int chats;
  private WebhookReceiver receiver;
  private final List<String> made = new ArrayList<>();

  @BeforeAll
  static void start() {
    application =
        TestApplication.in(folder)
            .with("siakoberpa.webhooks.allow-private", "true")
            .with("siakoberpa.webhooks.retry-delays", "1s,1s,1s,1s,1s")
            .with("siakoberpa.webhooks.hold-delays", "1s")
            .with("siakoberpa.webhooks.timeout", "2s")
            .with("siakoberpa.webhooks.pause-after", "3s")
            .start();
    me = ApiClient.to(application.port()).loggedIn();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @BeforeEach
  void open() throws Exception {
    receiver = WebhookReceiver.start();
  }

  @AfterEach
  void close() {
    made.forEach(id -> me.send("DELETE", "/api/v1/webhooks/" + id, BodyPublishers.noBody()));
    receiver.close();
  }

  private Answer webhook(WebhookReceiver to, String more) {
    Answer answer = me.post("/api/v1/webhooks", "{\"url\":\"%s\"%s}".formatted(to.url(), more));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    made.add(answer.text("id"));
    return answer;
  }

  private static String newChat() {
    return "49170%07d".formatted(++chats);
  }

  private static String send(String chat, String ref) {
    return me.post(
            "/api/v1/sessions/default/messages",
            "{\"to\":\"%s\",\"text\":\"hello\",\"clientRef\":\"%s\"}".formatted(chat, ref))
        .text("id");
  }

  private static List<String> refs(WebhookReceiver of) {
    return of.taken().stream().map(taken -> taken.data("clientRef")).toList();
  }

  private JsonNode deliveries(Answer webhook, String query) {
    return me.get("/api/v1/webhooks/%s/deliveries%s".formatted(webhook.text("id"), query))
        .json()
        .path("deliveries");
  }

  @Test
  void an_event_comes_signed_with_an_id_of_its_own() {
    Answer webhook = webhook(receiver, ",\"name\":\"shop\"");
    String chat = newChat();
    String job = send(chat, "a");

    await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(1));
    Taken taken = receiver.taken().get(0);
    assertThat(taken.isSignedWith(webhook.text("secret"))).isTrue();
    assertThat(taken.id()).isEqualTo(job + "-sent-1").isEqualTo(taken.event().path("id").asText());
    assertThat(taken.event().path("type").asText()).isEqualTo("message.sent");
    assertThat(taken.event().path("session").asText()).isEqualTo("default");
    assertThat(taken.data("jobId")).isEqualTo(job);
    assertThat(taken.data("to")).isEqualTo(chat + "@c.us");
    await()
        .untilAsserted(
            () ->
                assertThat(deliveries(webhook, "?state=delivered").path(0).path("lastStatus"))
                    .hasToString("204"));
    Answer shown = me.get("/api/v1/webhooks/" + webhook.text("id"));
    assertThat(shown.body()).doesNotContain("whsec_");
    assertThat(shown.text("lastDeliveredAt")).isNotEmpty();
  }

  @Test
  void only_what_was_asked_for_comes() {
    webhook(receiver, ",\"events\":[\"message.cancelled\"]");
    webhook(receiver, ",\"sessions\":[\"other\"]");
    send(newChat(), "sent");
    String job =
        me.post(
                "/api/v1/sessions/default/messages",
                "{\"to\":\"%s\",\"text\":\"x\",\"clientRef\":\"c\",\"sendAt\":\"2126-12-24T18:00:00Z\"}"
                    .formatted(newChat()))
            .text("id");
    me.post("/api/v1/messages/" + job + "/cancel", "");

    await().untilAsserted(() -> assertThat(refs(receiver)).containsExactly("c"));
  }

  @Test
  void an_event_that_is_not_taken_holds_its_chat_and_no_other() {
    Answer webhook = webhook(receiver, "");
    receiver.answer(
        event -> event.path("data").path("clientRef").asText().equals("bad") ? 500 : 200);
    String stuck = newChat();
    send(stuck, "bad");
    send(stuck, "behind");
    send(newChat(), "other");

    await().untilAsserted(() -> assertThat(refs(receiver)).containsExactly("other"));
    await()
        .untilAsserted(
            () -> {
              JsonNode bad = deliveries(webhook, "?state=waiting").path(1);
              assertThat(bad.path("lastStatus").asInt()).isEqualTo(500);
              assertThat(bad.path("lastError").asText()).isEqualTo("It answers 500.");
              assertThat(bad.path("attempts").asInt()).isPositive();
            });
    receiver.answer(event -> 200);
    await().untilAsserted(() -> assertThat(refs(receiver)).endsWith("bad", "behind"));
  }

  @Test
  void a_chat_with_thousands_of_held_events_leaves_room_for_the_others_and_loses_none() {
    Answer webhook = webhook(receiver, ",\"sessions\":[\"crowd\"]");
    receiver.answer(event -> event.path("data").path("n").asInt() == 1 ? 500 : 200);
    Rows rows = Rows.of(application);
    record(rows, "stuck@c.us", 1, 2_500);
    record(rows, "other@c.us", 10_001, 10_050);

    await()
        .untilAsserted(
            () -> assertThat(numbers()).containsExactlyElementsOf(range(10_001, 10_050)));
    String open =
        "SELECT count(*) AS n FROM webhook_deliveries WHERE state <> 'delivered' AND webhook = "
            + webhook.text("id");
    assertThat(rows.of(open).get(0)).as("a few are written ahead").containsEntry("n", 20);
    record(rows, "other@c.us", 10_051, 10_052);
    await().untilAsserted(() -> assertThat(numbers()).endsWith(10_051, 10_052));

    // Most of them are erased, since they would take the test a while.
    rows.execute("DELETE FROM events WHERE json_extract(body, '$.n') BETWEEN 61 AND 2400");
    receiver.answer(event -> 200);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(numbers()).contains(2_500));
    assertThat(numbers().stream().filter(n -> n < 10_000))
        .as("none is lost, and none overtakes")
        .containsExactlyElementsOf(
            Stream.concat(range(1, 60).stream(), range(2_401, 2_500).stream()).toList());
    assertThat(rows.of("SELECT * FROM webhook_lanes")).isEmpty();
  }

  private List<Integer> numbers() {
    return receiver.taken().stream().map(taken -> Integer.valueOf(taken.data("n"))).toList();
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }

  private static void record(Rows rows, String chat, int from, int to) {
    rows.execute(
        "INSERT INTO events (event_id, kind, session, chat_id, created_at, body) WITH RECURSIVE n(i) AS"
            + " (SELECT %1$d UNION ALL SELECT i + 1 FROM n WHERE i < %2$d) SELECT 'crowd-' || i, 'message.sent',"
                .formatted(from, to)
            + " 'crowd', '%s', unixepoch() * 1000, json_object('n', i) FROM n".formatted(chat));
    try (ProducerTemplate template = application.camelContext().createProducerTemplate()) {
      template.sendBody("direct:wake-webhooks", null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void an_event_that_is_never_taken_is_given_up_and_can_be_replayed() {
    Answer webhook = webhook(receiver, "");
    receiver.answer(
        event -> event.path("data").path("clientRef").asText().equals("bad") ? 400 : 200);
    String chat = newChat();
    String job = send(chat, "bad");
    send(chat, "behind");
    // Others keep coming through, so that the webhook itself does not count as dead.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              send(newChat(), "alive");
              assertThat(refs(receiver)).contains("behind");
            });
    assertThat(deliveries(webhook, "?state=failed").path(0).path("eventId").asText())
        .isEqualTo(job + "-sent-1");

    receiver.answer(event -> 200);
    Answer replayed =
        me.post(
            "/api/v1/webhooks/" + webhook.text("id") + "/replay",
            "{\"events\":[\"%s-sent-1\",\"nothing\"]}".formatted(job));
    assertThat(replayed.json().path("replayed").asInt()).isOne();
    await().untilAsserted(() -> assertThat(refs(receiver)).contains("bad"));
  }

  @Test
  void a_time_is_replayed_under_the_same_ids() {
    Answer webhook = webhook(receiver, "");
    String chat = newChat();
    send(chat, "1");
    send(chat, "2");
    await().untilAsserted(() -> assertThat(refs(receiver)).containsExactly("1", "2"));

    await().untilAsserted(() -> assertThat(deliveries(webhook, "?state=delivered")).hasSize(2));
    Answer replayed =
        me.post(
            "/api/v1/webhooks/" + webhook.text("id") + "/replay",
            "{\"since\":\"%s\"}".formatted(receiver.taken().get(0).event().path("at").asText()));

    assertThat(replayed.json().path("replayed").asInt()).isGreaterThanOrEqualTo(2);
    await()
        .untilAsserted(() -> assertThat(refs(receiver)).endsWith("1", "2").hasSizeGreaterThan(3));
    assertThat(receiver.taken().stream().map(Taken::id).filter(id -> id.endsWith("-sent-1")))
        .contains(receiver.taken().get(0).id(), receiver.taken().get(1).id());
  }

  @Test
  void a_slow_webhook_holds_no_other() throws Exception {
    try (WebhookReceiver slow = WebhookReceiver.start()) {
      slow.beSlow(Duration.ofMillis(1_500));
      webhook(slow, "");
      webhook(receiver, "");
      for (int i = 0; i < 20; i++) {
        send(newChat(), "m" + i);
      }
      await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(20));
      assertThat(slow.taken().size()).isLessThan(20);
      assertThat(slow.asked()).as("so many at once").isLessThanOrEqualTo(16);
    }
  }

  @Test
  void a_redirect_is_not_followed() {
    Answer webhook = webhook(receiver, "");
    receiver.answer(event -> 302);

    Answer tested = me.post("/api/v1/webhooks/" + webhook.text("id") + "/test", "");

    assertThat(tested.json().path("taken").asBoolean()).isFalse();
    assertThat(tested.json().path("status").asInt()).isEqualTo(302);
    assertThat(receiver.asked()).isOne();
  }

  @Test
  void a_test_call_tells_what_came_of_it() {
    Answer webhook = webhook(receiver, "");
    String test = "/api/v1/webhooks/" + webhook.text("id") + "/test";
    assertThat(me.post(test, "").json().path("taken").asBoolean()).isTrue();
    assertThat(receiver.taken().get(0).event().path("type").asText()).isEqualTo("webhook.test");
    assertThat(receiver.taken().get(0).isSignedWith(webhook.text("secret"))).isTrue();
    receiver.goAway();
    assertThat(me.post(test, "").text("error")).isEqualTo("Its server does not answer.");
  }

  @Test
  void both_secrets_sign_while_receivers_change_over() {
    Answer webhook = webhook(receiver, "");
    String path = "/api/v1/webhooks/" + webhook.text("id");
    Answer rotated = me.post(path + "/secret", "{\"overlapHours\":1}");
    me.post(path + "/test", "");
    assertThat(receiver.taken().get(0).isSignedWith(webhook.text("secret"))).isTrue();
    assertThat(receiver.taken().get(0).isSignedWith(rotated.text("secret"))).isTrue();

    Answer again = me.post(path + "/secret", "{\"overlapHours\":0}");
    me.post(path + "/test", "");
    assertThat(receiver.taken().get(1).isSignedWith(rotated.text("secret"))).isFalse();
    assertThat(receiver.taken().get(1).isSignedWith(again.text("secret"))).isTrue();
  }

  @Test
  void a_dead_webhook_is_paused_and_gets_everything_when_it_is_resumed() throws Exception {
    Answer webhook = webhook(receiver, "");
    String path = "/api/v1/webhooks/" + webhook.text("id");
    receiver.goAway();
    List<String> sent = new ArrayList<>();
    String chat = newChat();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () -> {
              sent.add("m" + sent.size());
              send(chat, sent.get(sent.size() - 1));
              send(newChat(), "other");
              assertThat(me.get(path).text("pausedReason")).isEqualTo("failing");
            });
    assertThat(Rows.of(application).of("SELECT id FROM webhooks WHERE paused_reason = 'failing'"))
        .hasSize(1);
    receiver.comeBack();
    assertThat(me.post(path + "/resume", "").json().path("paused").asBoolean()).isFalse();
    await()
        .untilAsserted(
            () ->
                assertThat(refs(receiver).stream().filter(ref -> ref.startsWith("m")))
                    .containsExactlyElementsOf(sent));
  }

  @Test
  void an_address_in_a_private_network_is_refused() throws Exception {
    Path other = java.nio.file.Files.createTempDirectory(folder, "strict");
    try (Application strict = TestApplication.in(other).start()) {
      ApiClient api = ApiClient.to(strict.port()).loggedIn();
      for (String url : List.of("http://127.0.0.1/x", "http://10.0.0.1/", "https://[::1]/")) {
        Answer answer = api.post("/api/v1/webhooks", "{\"url\":\"%s\"}".formatted(url));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("URL_FORBIDDEN");
        assertThat(answer.text("field")).isEqualTo("url");
      }
    }
  }

  @Test
  void a_webhook_can_be_changed_held_and_removed() {
    Answer webhook = webhook(receiver, "");
    String path = "/api/v1/webhooks/" + webhook.text("id");
    String json = "application/json";
    Answer held =
        me.send(
            "PATCH",
            path,
            BodyPublishers.ofString(
                "{\"paused\":true,\"name\":\"new\",\"events\":[\"message.sent\"]}"),
            "Content-Type",
            json);
    assertThat(held.text("pausedReason")).isEqualTo("asked");
    assertThat(held.text("name")).isEqualTo("new");
    send(newChat(), "late");
    Answer back =
        me.send(
            "PATCH",
            path,
            BodyPublishers.ofString("{\"paused\":false,\"events\":null}"),
            "Content-Type",
            json);
    assertThat(back.json().path("events").isNull()).isTrue();
    assertThat(back.text("name")).isEqualTo("new");
    await().untilAsserted(() -> assertThat(refs(receiver)).containsExactly("late"));
    assertThat(me.send("DELETE", path, BodyPublishers.noBody()).status()).isEqualTo(200);
    assertThat(me.get(path).status()).isEqualTo(404);
  }

  @Test
  void a_webhook_that_is_deleted_in_the_middle_of_a_round_has_nothing_to_send() throws Exception {
    try (ProducerTemplate template = application.camelContext().createProducerTemplate()) {
      Exchange round =
          template.send(
              "direct:claim-deliveries",
              exchange -> {
                exchange.setVariable("now", System.currentTimeMillis());
                exchange.getMessage().setBody(Map.of("webhook", 404));
              });

      assertThat(round.getException()).isNull();
    }
  }
}
