package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.events.EventSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events as programs read them that ask for them. */
class EventsHttpTest {
  private static final Duration PUSHED = Duration.ofSeconds(3);

  @TempDir static Path folder;
  private static Application application;
  private static ApiClient api;
  private static ApiClient me;
  private static ProducerTemplate template;
  private static int chats;

  @BeforeAll
  static void start() {
    application =
        TestApplication.in(folder).with("siakoberpa.events.streams-per-caller", "3").start();
    api = ApiClient.to(application.port());
    me = api.loggedIn();
    template = application.camelContext().createProducerTemplate();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static String send(String ref) {
    return me.post(
            "/api/v1/sessions/default/messages",
            "{\"to\":\"49171%07d\",\"text\":\"hello\",\"clientRef\":\"%s\"}"
                .formatted(++chats, ref))
        .text("id");
  }

  private static EventReader stream(String token, String query) {
    return EventReader.open(application.port(), token, query);
  }

  private static String token() {
    return api.login().text("accessToken");
  }

  private static List<String> refs(JsonNode page) {
    List<String> refs = new ArrayList<>();
    page.path("events").forEach(event -> refs.add(event.path("data").path("clientRef").asText()));
    return refs;
  }

  private static Exchange run(String uri, Map<String, Object> variables, Object body) {
    Exchange done =
        template.send(
            uri,
            exchange -> {
              exchange.setPattern(ExchangePattern.InOut);
              variables.forEach(exchange::setVariable);
              exchange.getMessage().setBody(body);
            });
    assertThat(done.getException()).isNull();
    return done;
  }

  private static String newest() {
    return String.valueOf(
        Rows.of(application).of("SELECT coalesce(max(id), 0) AS id FROM events").get(0).get("id"));
  }

  private static List<?> next(Map<String, Object> cursor) {
    return run("direct:next-events", cursor, null).getMessage().getBody(List.class);
  }

  @Test
  void a_list_goes_on_where_the_page_before_ended() {
    String from = newest();
    for (int i = 0; i < 5; i++) {
      send("page" + i);
    }
    List<String> refs = new ArrayList<>();
    String[] next = {from};
    await()
        .untilAsserted(
            () -> {
              Answer page = me.get("/api/v1/events?type=message.sent&limit=2&after=" + next[0]);
              next[0] = page.text("next");
              refs.addAll(refs(page.json()));
              assertThat(refs).hasSize(5);
            });
    assertThat(refs).containsExactlyInAnyOrder("page0", "page1", "page2", "page3", "page4");
    assertThat(me.get("/api/v1/events?type=message.failed&after=" + from).json().path("events"))
        .isEmpty();
    assertThat(me.get("/api/v1/events?session=other&after=" + from).json().path("events"))
        .isEmpty();
    assertThat(me.get("/api/v1/events?type=nonsense").text("code")).isEqualTo("TYPE_INVALID");
    assertThat(me.get("/api/v1/events?after=x").text("code")).isEqualTo("AFTER_INVALID");
  }

  @Test
  void a_stream_is_told_at_the_commit() {
    try (EventReader reader = stream(token(), "?type=message.sent")) {
      send("pushed");
      await()
          .atMost(PUSHED)
          .untilAsserted(() -> assertThat(reader.refs()).containsExactly("pushed"));
    }
  }

  @Test
  void a_stream_finds_what_was_told_before_it_listened() {
    EventSignal signal =
        application
            .camelContext()
            .getRegistry()
            .lookupByNameAndType("eventSignal", EventSignal.class);
    try (EventReader reader = stream(token(), "?type=message.sent")) {
      Rows.of(application)
          .execute(
              "INSERT INTO events (event_id, kind, session, created_at, body)"
                  + " VALUES ('untold', 'message.sent', 'default', unixepoch() * 1000, '{\"clientRef\":\"untold\"}')");
      // As if all who listened had been told.
      signal.isNew(Long.valueOf(newest()));
      await()
          .atMost(Duration.ofSeconds(15))
          .untilAsserted(() -> assertThat(reader.refs()).containsExactly("untold"));
    }
  }

  @Test
  void a_stream_begins_where_its_client_left() {
    String from = newest();
    send("one");
    send("two");
    try (EventReader reader = stream(token(), "?after=" + from)) {
      await().untilAsserted(() -> assertThat(reader.refs()).contains("one", "two"));
    }
  }

  @Test
  void a_stream_ends_with_its_login() {
    Answer login = api.login();
    try (EventReader reader = stream(login.text("accessToken"), "")) {
      api.as(login.text("accessToken")).post("/api/auth/logout", "");
      await().atMost(Duration.ofSeconds(15)).until(reader::hasEnded);
    }
  }

  @Test
  void a_key_that_is_kept_to_sessions_hears_of_no_others() {
    String key =
        me.post(
                "/api/v1/api-keys",
                "{\"name\":\"k\",\"scopes\":[\"read\"],\"sessions\":[\"other\"]}")
            .text("key");
    send("foreign");
    assertThat(api.get("/api/v1/events?limit=500", "X-Api-Key", key).json().path("events"))
        .isEmpty();
    assertThat(api.get("/api/v1/events?session=default", "X-Api-Key", key).status()).isEqualTo(403);
  }

  @Test
  void a_caller_has_so_many_streams_at_most() {
    String key =
        me.post("/api/v1/api-keys", "{\"name\":\"many\",\"scopes\":[\"read\"]}").text("key");
    List<EventReader> open = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        open.add(EventReader.withKey(application.port(), key));
      }
      assertThat(
              api.get("/api/v1/events", "X-Api-Key", key, "Accept", "text/event-stream").status())
          .isEqualTo(429);
      open.get(0).close();
      await()
          .untilAsserted(
              () -> {
                EventReader again = EventReader.withKey(application.port(), key);
                open.add(again);
                assertThat(again.status()).isEqualTo(200);
              });
    } finally {
      open.forEach(EventReader::close);
    }
  }

  @Test
  void a_reader_with_a_cursor_gets_everything_once_it_said_what_it_has_done() {
    Map<String, Object> cursor = Map.of("cursor", "test");
    run("direct:open-event-cursor", cursor, null);
    send("first");
    await().untilAsserted(() -> assertThat(next(cursor)).isNotEmpty());
    List<?> rows = next(cursor);
    Object last = ((Map<?, ?>) rows.get(rows.size() - 1)).get("id");
    run("direct:event-cursor-done", Map.of("cursor", "test", "doneUpTo", last), null);
    assertThat(next(cursor)).isEmpty();
    run("direct:event-cursor-done", Map.of("cursor", "test", "doneUpTo", 0), null);
    run("direct:open-event-cursor", cursor, null);
    assertThat(next(cursor)).isEmpty();
  }

  @Test
  void what_comes_twice_is_recorded_once_and_told() {
    Map<String, Object> row =
        Map.of(
            "event_id",
            "in-1",
            "kind",
            "message.received",
            "session",
            "default",
            "chat_id",
            "4917@c.us",
            "body",
            Map.of("clientRef", "came in", "text", "hi"));
    try (EventReader reader = stream(token(), "?type=message.received")) {
      run("direct:tx-record-events", Map.of(), List.of(row));
      run("direct:tx-record-events", Map.of(), List.of(row));
      await()
          .atMost(PUSHED)
          .untilAsserted(() -> assertThat(reader.refs()).containsExactly("came in"));
    }
  }

  @Test
  void a_page_costs_little_however_much_is_filtered_out() {
    Rows.of(application)
        .execute(
            """
            INSERT INTO events (event_id, kind, session, created_at, body)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
            SELECT 'filler-' || i, 'message.read', 'filler', 9999999999999, '{}' FROM n
            """);
    String from =
        String.valueOf(
            Rows.of(application)
                .of("SELECT min(id) - 1 AS id FROM events WHERE session = 'filler'")
                .get(0)
                .get("id"));
    send("behind it all");
    try (EventReader reader = stream(token(), "?type=message.sent&after=" + from)) {
      await().untilAsserted(() -> assertThat(reader.refs()).contains("behind it all"));
    }
    Answer page = me.get("/api/v1/events?type=message.sent&after=" + from);
    assertThat(page.json().path("more").asBoolean()).isTrue();
    assertThat(page.json().path("events")).isEmpty();
    Rows.of(application).execute("DELETE FROM events WHERE session = 'filler'");
  }

  @Test
  void old_events_stay_until_every_reader_has_them_but_not_for_ever() {
    Rows rows = Rows.of(application);
    rows.execute("DELETE FROM event_cursors");
    Map<String, Object> cursor = Map.of("cursor", "slow");
    run("direct:open-event-cursor", cursor, null);
    long week = Duration.ofDays(8).toMillis();
    long now = java.time.Clock.systemUTC().millis();
    rows.execute(
        "INSERT INTO events (event_id, kind, session, created_at, body) VALUES ('old', 'session.state', 'old', %d, '{}'), ('ancient', 'session.state', 'old', 1, '{}')"
            .formatted(now - week));

    run("direct:forget-events", Map.of(), null);
    assertThat(rows.of("SELECT event_id FROM events WHERE session = 'old'"))
        .containsExactly(Map.of("event_id", "old"));
    run("direct:event-cursor-done", Map.of("cursor", "slow", "doneUpTo", Long.MAX_VALUE), null);
    run("direct:forget-events", Map.of(), null);
    assertThat(rows.of("SELECT event_id FROM events WHERE session = 'old'")).isEmpty();
    rows.execute("DELETE FROM event_cursors");
  }
}
