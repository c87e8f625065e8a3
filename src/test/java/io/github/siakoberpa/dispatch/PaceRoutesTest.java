package io.github.siakoberpa.dispatch;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.OnUnknown;
import io.github.siakoberpa.queue.PaceChange;
import io.github.siakoberpa.queue.PaceDecision;
import io.github.siakoberpa.queue.Priority;
import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.queue.Recipient;
import io.github.siakoberpa.testclock.MutableClock;
import io.github.siakoberpa.whatsappweb.NotSentException;
import io.github.siakoberpa.whatsappweb.OutcomeUnknownException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pace in the dispatch routes, on a real file. */
class PaceRoutesTest {
  private static final String KNOWN = "491701112223";
  private static final String STRANGER = "491701112224";
  private static final String OTHER_STRANGER = "491701112225";

  @TempDir Path folder;
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<Object> typing = Collections.synchronizedList(new ArrayList<>());

  private QueueFixture start(Clock clock, Processor target, String... fields) throws Exception {
    Map<String, String> overrides = new HashMap<>();
    overrides.put("test.pace.mode", "polite");
    for (String none : List.of("minGap", "jitter", "chatGap", "newChatGap", "typingMin")) {
      overrides.put("test.pace." + none, "0s");
    }
    overrides.put("test.pace.typingMax", "0s");
    overrides.put("test.pace.perMinute", "1000000");
    for (int i = 0; i < fields.length; i += 2) {
      overrides.put("test.pace." + fields[i], fields[i + 1]);
    }
    return QueueFixture.start(folder, clock, target, overrides);
  }

  private QueueFixture start(String... fields) throws Exception {
    return start(Clock.systemUTC(), this::accept, fields);
  }

  private void accept(Exchange exchange) {
    sent.add(exchange.getMessage().getBody(String.class));
    typing.add(exchange.getMessage().getHeader("CamelWhatsAppWebTypingMs", Object.class));
    exchange.getMessage().setHeader("CamelWhatsAppWebAck", 1);
  }

  private static void know(QueueFixture queue, String chat) {
    queue.update("INSERT INTO chats VALUES ('default', ?, 1, 1)", chat + "@c.us");
  }

  private static void untilState(QueueFixture queue, QueuedMessage message, String state) {
    await().atMost(ofSeconds(10)).until(() -> state.equals(queue.stateOf(message)));
  }

  private static Map<String, Object> waitOf(QueueFixture queue, QueuedMessage message) {
    return queue.row(
        "SELECT state, waiting_for, attempts, not_before FROM message_jobs WHERE job_id = ?",
        message.jobId());
  }

  private static void untilParked(QueueFixture queue, QueuedMessage message, String reason) {
    await()
        .atMost(ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(waitOf(queue, message))
                    .containsEntry("state", "ready")
                    .containsEntry("waiting_for", reason)
                    .containsEntry("attempts", 0)
                    .doesNotContainEntry("not_before", null));
  }

  private static void passes(MutableClock clock, Duration time, QueueFixture queue) {
    clock.advance(time);
    queue.camel.createProducerTemplate().sendBody("direct:wake-dispatch", null);
  }

  private static Map<String, Object> session(QueueFixture queue) {
    return queue.row("SELECT * FROM session_queues WHERE session = 'default'");
  }

  private static Exchange call(QueueFixture queue, String uri, Object body, String reason) {
    Exchange exchange =
        queue
            .camel
            .createProducerTemplate()
            .send(
                uri,
                request -> {
                  request.setPattern(ExchangePattern.InOut);
                  request.setVariable("session", "default");
                  request.setVariable("reason", reason);
                  request.getMessage().setBody(body);
                });
    assertThat(exchange.getException()).isNull();
    return exchange;
  }

  private static PaceChange change(QueueFixture queue, Map<String, Object> changes) {
    return call(queue, "direct:change-pace", changes, "").getMessage().getBody(PaceChange.class);
  }

  @Test
  void a_restart_does_not_forget_that_something_was_sent() throws Exception {
    QueuedMessage second;
    try (QueueFixture queue = start("minGap", "1h", "typingMin", "2s", "typingMax", "2s")) {
      untilState(queue, queue.enqueue(QueueFixture.message(KNOWN, "first")), "sent");
      second = queue.enqueue(QueueFixture.message(STRANGER, "second"));
      assertThat(typing).as("typing is shown").containsExactly(2_000L);
      assertThat(session(queue)).containsEntry("next_send_reason", "gap");
      assertThat(queue.row("SELECT sent, new_chats FROM pace_minutes"))
          .isEqualTo(Map.of("sent", 1, "new_chats", 1));
      assertThat(queue.row("SELECT count(*) AS rows FROM message_attempts"))
          .containsEntry("rows", 1);
    }
    try (QueueFixture queue = start("minGap", "1h")) {
      queue.camel.createProducerTemplate().sendBody("direct:wake-dispatch", null);
      await().during(ofMillis(400)).until(() -> queue.stateOf(second).equals("ready"));
    }
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61));
    try (QueueFixture queue = start(later, this::accept, "minGap", "1h")) {
      untilState(queue, second, "sent");
    }
    assertThat(sent).containsExactly("first", "second");
  }

  @Test
  void a_chat_is_parked_for_its_gap_while_others_go_on() throws Exception {
    MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));
    try (QueueFixture queue = start(clock, this::accept, "chatGap", "1m")) {
      QueuedMessage first = queue.enqueue(QueueFixture.message(KNOWN, "first"));
      QueuedMessage second = queue.enqueue(QueueFixture.message(KNOWN, "second"));
      untilState(queue, first, "sent");
      passes(clock, Duration.ofSeconds(1), queue);
      untilParked(queue, second, "chat_gap");
      passes(clock, Duration.ofSeconds(1), queue);
      untilState(queue, queue.enqueue(QueueFixture.message(STRANGER, "other")), "sent");
      passes(clock, Duration.ofMinutes(2), queue);
      untilState(queue, second, "sent");
      assertThat(sent).containsExactly("first", "other", "second");
    }
  }

  @Test
  void the_lane_of_strangers_closes_while_known_chats_go_on() throws Exception {
    try (QueueFixture queue = start("newChatsPerDay", "1")) {
      know(queue, KNOWN);
      untilState(queue, queue.enqueue(QueueFixture.message(STRANGER, "hello stranger")), "sent");
      List<QueuedMessage> strangers = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        strangers.add(queue.enqueue(QueueFixture.message("49170222333" + i, "hello " + i)));
      }
      QueuedMessage known = queue.enqueue(QueueFixture.message(KNOWN, "known"));
      untilState(queue, known, "sent");
      for (QueuedMessage stranger : strangers) {
        untilParked(queue, stranger, "new_chats");
      }
      assertThat(sent).containsExactly("hello stranger", "known");
      assertThat(session(queue)).containsEntry("new_chats_reason", "day_limit");

      assertThat(change(queue, Map.of("newChatsPerDay", 3)).accepted()).isTrue();
      await().atMost(ofSeconds(10)).until(() -> sent.size() == 4);
      untilParked(queue, strangers.get(4), "new_chats");
      assertThat(sent).containsExactly("hello stranger", "known", "hello 0", "hello 1");
    }
  }

  @Test
  void a_crowd_of_strangers_holds_no_known_chat() throws Exception {
    try (QueueFixture queue = start("newChatsPerDay", "0", "newChatGap", "1m")) {
      know(queue, KNOWN);
      List<NewMessage> crowd = new ArrayList<>();
      for (int i = 0; i < 900; i++) {
        crowd.add(QueueFixture.message("491702000" + (100 + i), "hello"));
      }
      crowd.add(QueueFixture.message(KNOWN, "known"));
      queue.enqueueAll(crowd, true);
      await().atMost(ofSeconds(20)).until(() -> sent.equals(List.of("known")));
      Map<String, Object> spread =
          queue.row(
              "SELECT count(*) AS parked, max(not_before) - min(not_before) AS spread"
                  + " FROM message_jobs WHERE waiting_for = 'new_chats'");
      assertThat(spread).containsEntry("parked", 900);
      assertThat(((Number) spread.get("spread")).longValue())
          .as("they do not all wake at once")
          .isGreaterThan(Duration.ofMinutes(400).toMillis());
      assertThat(queue.row("SELECT sum(lease_token) AS claims FROM message_jobs"))
          .as("most stepped aside without ever being claimed")
          .hasEntrySatisfying(
              "claims", claims -> assertThat(((Number) claims).intValue()).isLessThan(30));
    }
  }

  @Test
  void an_hour_that_is_used_up_holds_the_session() throws Exception {
    try (QueueFixture queue = start("perHour", "2")) {
      know(queue, KNOWN);
      know(queue, STRANGER);
      know(queue, OTHER_STRANGER);
      queue.enqueue(QueueFixture.message(KNOWN, "1"));
      queue.enqueue(QueueFixture.message(STRANGER, "2"));
      QueuedMessage third = queue.enqueue(QueueFixture.message(OTHER_STRANGER, "3"));
      await().atMost(ofSeconds(10)).until(() -> sent.size() == 2);
      assertThat(session(queue)).containsEntry("next_send_reason", "hour_limit");
      assertThat((Long) session(queue).get("next_send_at"))
          .isGreaterThan(Instant.now().plus(Duration.ofMinutes(59)).toEpochMilli());
      queue.update("UPDATE session_queues SET next_send_at = 0");
      queue.camel.createProducerTemplate().sendBody("direct:wake-dispatch", null);
      await()
          .atMost(ofSeconds(10))
          .until(() -> !Integer.valueOf(0).equals(session(queue).get("next_send_at")));
      assertThat(queue.stateOf(third))
          .as("the facts count, not the clock alone")
          .isEqualTo("ready");
    }
  }

  @Test
  void in_quiet_hours_only_urgent_messages_leave() throws Exception {
    Instant night = Instant.parse("2026-11-24T23:00:00Z");
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), night));
    try (QueueFixture queue =
        start(clock, this::accept, "quietFrom", "21:00", "quietUntil", "08:00")) {
      List<QueuedMessage> quiet = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        quiet.add(queue.enqueue(QueueFixture.message("49170222333" + i, "hello " + i)));
      }
      for (QueuedMessage message : quiet) {
        untilParked(queue, message, "quiet_hours");
        assertThat(waitOf(queue, message))
            .containsEntry("not_before", Instant.parse("2026-11-25T08:00:00Z").toEpochMilli());
      }
      NewMessage urgent =
          new NewMessage(
              "default",
              new Recipient(STRANGER + "@c.us", STRANGER),
              "urgent",
              Priority.HIGH,
              OnUnknown.FAIL,
              null,
              null,
              null,
              null,
              null,
              null);
      untilState(queue, queue.enqueue(urgent), "sent");
      assertThat(sent).containsExactly("urgent");

      Map<String, Object> noNight = new HashMap<>();
      noNight.put("quietFrom", "");
      noNight.put("quietUntil", "");
      assertThat(change(queue, noNight).accepted()).isTrue();
      for (QueuedMessage message : quiet) {
        untilState(queue, message, "sent");
      }
    }
  }

  @Test
  void a_refusal_for_reach_closes_the_lane_of_strangers_until_a_person_reopens_it()
      throws Exception {
    Processor target =
        exchange -> {
          if (exchange.getMessage().getBody(String.class).equals("refused")) {
            throw new NotSentException("nack_463", false);
          }
          accept(exchange);
        };
    try (QueueFixture queue = start(Clock.systemUTC(), target)) {
      know(queue, KNOWN);
      untilState(queue, queue.enqueue(QueueFixture.message(STRANGER, "refused")), "failed");
      assertThat(session(queue)).containsEntry("new_chats_reason", "nack_463");
      assertThat((Long) session(queue).get("new_chats_at"))
          .isGreaterThan(Instant.now().plus(Duration.ofHours(23)).toEpochMilli());
      QueuedMessage waits = queue.enqueue(QueueFixture.message(OTHER_STRANGER, "waits"));
      untilParked(queue, waits, "new_chats");
      untilState(queue, queue.enqueue(QueueFixture.message(KNOWN, "known")), "sent");
      assertThat(session(queue))
          .as("what closed it stays the reason")
          .containsEntry("new_chats_reason", "nack_463");
      assertThat(change(queue, Map.of("newChatsPerDay", 70)).accepted()).isTrue();
      untilParked(queue, waits, "new_chats");

      call(queue, "direct:reopen-new-chats", null, "");
      untilState(queue, waits, "sent");
    }
  }

  /**
   * The round that claims it is woken by the end of another message. That one had its permit; what
   * was known of it must not pass for a permit of the next.
   */
  @Test
  void who_must_wait_does_not_leave_with_the_permit_of_the_one_before() throws Exception {
    Processor target =
        exchange -> {
          accept(exchange);
          if (exchange.getMessage().getBody(String.class).equals("refused")) {
            throw new NotSentException("nack_463", false);
          }
        };
    try (QueueFixture queue = start(Clock.systemUTC(), target)) {
      List<NewMessage> strangers = new ArrayList<>();
      strangers.add(QueueFixture.message(STRANGER, "refused"));
      for (int i = 0; i < 20; i++) {
        strangers.add(QueueFixture.message("49170222333" + (10 + i), "waits"));
      }
      QueuedMessage last = (QueuedMessage) queue.enqueueAll(strangers, true).get(20);
      untilParked(queue, last, "new_chats");
      assertThat(sent).containsExactly("refused");
    }
  }

  /** It asked its pace before the refusal came, and got its permit after it. */
  @Test
  void a_permit_under_way_does_not_open_the_lane_of_strangers_again() throws Exception {
    try (QueueFixture queue = start()) {
      queue.update(
          "INSERT INTO session_queues (session, new_chats_at, new_chats_reason) VALUES ('default', 9000, 'nack_463')");
      Exchange told =
          queue
              .camel
              .createProducerTemplate()
              .request(
                  "sql:classpath:siakoberpa/sql/next-send.sql",
                  exchange -> {
                    exchange.setVariable("decision", new PaceDecision.Go(0, 5L, "gap", 1, 6L));
                    exchange.getMessage().setBody(Map.of("session", "default"));
                  });
      assertThat(told.getException()).isNull();
      assertThat(session(queue))
          .containsEntry("next_send_at", 5)
          .containsEntry("new_chats_at", 9000)
          .containsEntry("new_chats_reason", "nack_463");
    }
  }

  @Test
  void unknown_outcomes_in_a_row_pause_the_queue() throws Exception {
    Processor target =
        exchange -> {
          throw new OutcomeUnknownException("send_timeout");
        };
    try (QueueFixture queue = start(Clock.systemUTC(), target, "unknownLimit", "2")) {
      queue.enqueue(QueueFixture.message(KNOWN, "1"));
      queue.enqueue(QueueFixture.message(STRANGER, "2"));
      QueuedMessage third = queue.enqueue(QueueFixture.message(OTHER_STRANGER, "3"));
      await()
          .atMost(ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(session(queue))
                      .containsEntry("unknown_streak", 2)
                      .containsEntry("paused_reason", "unknown_outcomes"));
      await().during(ofMillis(400)).until(() -> queue.stateOf(third).equals("ready"));
    }
  }

  @Test
  void a_pause_by_itself_never_touches_one_that_a_person_asked_for() throws Exception {
    try (QueueFixture queue = start()) {
      call(queue, "direct:break-circuit", null, "conflict");
      assertThat(session(queue)).containsEntry("paused_reason", "conflict");
      call(queue, "direct:session-ready", null, "");
      assertThat(session(queue)).as("lifts itself").containsEntry("paused_at", null);

      call(queue, "direct:break-circuit", null, "conflict");
      call(queue, "direct:break-circuit", null, "logged_out");
      call(queue, "direct:break-circuit", null, "conflict");
      call(queue, "direct:session-ready", null, "");
      assertThat(session(queue)).as("stays").containsEntry("paused_reason", "logged_out");
      call(queue, "direct:relinking-was-asked", null, "");
      assertThat(session(queue)).containsEntry("paused_reason", null);

      queue.update("UPDATE session_queues SET paused_at = 1, paused_reason = 'asked'");
      for (String reason : List.of("conflict", "logged_out", "unknown_outcomes")) {
        call(queue, "direct:break-circuit", null, reason);
      }
      call(queue, "direct:session-ready", null, "");
      call(queue, "direct:relinking-was-asked", null, "");
      assertThat(session(queue))
          .containsEntry("paused_at", 1)
          .containsEntry("paused_reason", "asked");
    }
  }

  @Test
  void what_was_changed_for_a_session_survives_a_restart() throws Exception {
    try (QueueFixture queue = start()) {
      assertThat(change(queue, Map.of("minGap", "1h", "perDay", 5)).accepted()).isTrue();
      assertThat(change(queue, Map.of("minGap", "soon")).accepted()).isFalse();
      assertThat(session(queue)).containsEntry("pace", "{\"minGap\":\"1h\",\"perDay\":5}");
    }
    try (QueueFixture queue = start()) {
      untilState(queue, queue.enqueue(QueueFixture.message(KNOWN, "1")), "sent");
      QueuedMessage second = queue.enqueue(QueueFixture.message(STRANGER, "2"));
      await().during(ofMillis(400)).until(() -> queue.stateOf(second).equals("ready"));
      assertThat(change(queue, Map.of("mode", "off")).accepted()).isTrue();
      untilState(queue, second, "sent");
      Map<String, Object> back = new HashMap<>();
      for (String field : List.of("minGap", "perDay", "mode")) {
        back.put(field, null);
      }
      assertThat(change(queue, back).accepted()).isTrue();
      assertThat(session(queue)).containsEntry("pace", null);
    }
  }
}
