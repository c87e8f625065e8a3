package io.github.siakoberpa.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.siakoberpa.queue.Waits;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallAnswersTest {
  private static final SessionAnswers SESSIONS =
      new SessionAnswers(() -> new ProcessorFigures(1, 5000, 120_000), Clock.systemUTC());

  @ParameterizedTest
  @CsvSource({
    "application/json, JSON", "image/png, PNG", "IMAGE/SVG+XML;q=0.5, SVG", "text/plain, TEXT",
    "'text/html,image/avif,image/png,*/*;q=0.8', PNG", "*/*, JSON", "'', JSON", "nonsense, JSON"
  })
  void the_form_of_the_qr_code_follows_the_header_accept(String accept, QrFormat format) {
    assertThat(QrFormat.accepted(accept)).isEqualTo(format);
  }

  @Test
  void a_form_that_there_is_not_is_refused() {
    assertThat(QrFormat.byName("png")).isEqualTo(QrFormat.PNG);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> QrFormat.byName("gif"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0af7651916cd43dd8448eb211c80319c", "req_1.2-3"})
  void a_sane_request_id_is_kept(String id) {
    assertThat(RequestId.of(id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "<script>", "x\u0000", "ü", "a;b"})
  void any_other_request_id_is_replaced(String id) {
    assertThat(RequestId.of(id)).isNotEqualTo(id).hasSize(36);
    assertThat(RequestId.of("x".repeat(65))).hasSize(36);
  }

  @Test
  void an_address_knows_its_methods() {
    RouteTable table = new RouteTable();
    table.registerHttpEndpoint(new HttpEndpointModel("/api/job/{id}", "GET"));
    table.registerHttpEndpoint(new HttpEndpointModel("/api/job/{id}", "PUT"));
    table.registerHttpEndpoint(new HttpEndpointModel("/api/job/{id}/", "DELETE"));
    table.registerHttpEndpoint(new HttpEndpointModel("/api/send", "POST"));

    assertThat(table.methods("/api/job/17")).containsExactly("DELETE", "GET", "PUT");
    assertThat(table.methods("/api/send/")).containsExactly("POST");
    assertThat(table.methods("/api/job/")).isEmpty();
    assertThat(table.methods("/api/job/17/18")).isEmpty();
    assertThat(table.methods("/")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "waiting, waiting", "ready, waiting", "scheduled, delayed", "backoff, delayed",
    "leased, active", "sending, active", "uncertain, active", "sent, completed",
    "failed, failed", "expired, failed", "cancelled, cancelled"
  })
  void states_have_the_words_of_the_older_api(String state, String word) {
    assertThat(SeedWords.of(state)).isEqualTo(word);
  }

  @Test
  void counts_are_summed_under_those_words() {
    assertThat(
            QueueFigures.of(
                List.of(
                    count("waiting", 3),
                    count("ready", 2),
                    count("sent", 7),
                    count("cancelled", 1))))
        .containsExactly(
            entry("waiting", 5L),
            entry("active", 0L),
            entry("completed", 7L),
            entry("failed", 0L),
            entry("delayed", 0L),
            entry("paused", 5L),
            entry("total", 13L));
  }

  private static Map<String, Object> count(String state, int rows) {
    return Map.of("state", state, "row_count", rows, "paused", 1);
  }

  @Test
  void a_scheduled_job_shows_its_delay_and_an_expired_one_why_it_failed() {
    Map<String, Object> row = new HashMap<>(row());
    row.putAll(Map.of("state", "scheduled", "wake_at", 61_000L));
    assertThat(job(row)).containsEntry("status", "delayed");
    assertThat(job(row).get("opts")).isEqualTo(Map.of("priority", "LOW", "delay", 60_000L));

    row.putAll(Map.of("state", "expired"));
    assertThat(job(row))
        .containsEntry("failedReason", "It could not leave before expiresAt.")
        .containsEntry("progress", 0);
  }

  private static Map<String, Object> row() {
    return Map.of(
        "job_id",
        "j",
        "message_id",
        "3EB0",
        "chat_id",
        "49151@c.us",
        "original_number",
        "+49 151",
        "payload",
        "{\"text\":\"hi\"}",
        "priority",
        9,
        "attempts",
        0,
        "created_at",
        1000L);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> job(Map<String, Object> row) {
    return (Map<String, Object>)
        new JobAnswers(new Waits(session -> true, Clock.systemUTC())).job(row).get("job");
  }

  @ParameterizedTest
  @EnumSource(SessionState.class)
  void every_state_of_a_session_has_words_for_a_person(SessionState state) {
    SessionStatus status =
        new SessionStatus(
            "default", state, Instant.EPOCH, null, null, null, null, null, null, null);

    assertThat(SESSIONS.status(status, List.of()))
        .containsEntry("status", state.name())
        .containsEntry("isReady", state == SessionState.READY)
        .hasEntrySatisfying("message", message -> assertThat(message.toString()).endsWith("."));
  }

  @Test
  void an_error_says_more_only_where_more_is_wrong() {
    ErrorAnswer one = ErrorAnswer.of(400, new Problem("A", "first", "a"));
    ErrorAnswer two =
        new ErrorAnswer(
            400, List.of(new Problem("A", "first", "a"), Problem.of("B", "second")), Map.of());

    assertThat(one.body("id"))
        .containsExactly(
            entry("success", false),
            entry("code", "A"),
            entry("message", "first"),
            entry("field", "a"),
            entry("requestId", "id"));
    assertThat(two.body("id"))
        .containsEntry(
            "errors",
            List.of(
                Map.of("field", "a", "code", "A", "message", "first"),
                Map.of("code", "B", "message", "second")));
  }
}
