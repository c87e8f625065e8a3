package io.github.siakoberpa.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.OnUnknown;
import io.github.siakoberpa.queue.Priority;
import io.github.siakoberpa.queue.RecipientParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRequestTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String NUMBER = "\"number\":\"+49 151 12345678\"";
  private static final String BOTH = NUMBER + ",\"message\":\"hi\"";

  private static NewMessage read(String fields) {
    return read(fields, null);
  }

  private static NewMessage read(String fields, String key) {
    byte[] body = ("{" + fields + "}").getBytes(StandardCharsets.UTF_8);
    return new MessageRequest(new Fields(Json.object(body)), null, new RecipientParser(null), NOW)
        .read(key, "user:1");
  }

  private static List<String> problems(String fields, String key) {
    InvalidRequestException refusal =
        catchThrowableOfType(InvalidRequestException.class, () -> read(fields, key));
    assertThat(refusal).as("the refusal of %s", fields).isNotNull();
    return refusal.answer().problems().stream()
        .map(problem -> problem.field() + " " + problem.code())
        .toList();
  }

  private static List<String> problems(String fields) {
    return problems(fields, null);
  }

  @Test
  void the_least_message_gets_the_usual_defaults() {
    NewMessage message = read(BOTH);

    assertThat(message.recipient().chatId()).isEqualTo("4915112345678@c.us");
    assertThat(message.recipient().original()).isEqualTo("+49 151 12345678");
    assertThat(message.text()).isEqualTo("hi");
    assertThat(message.session()).isEqualTo("default");
    assertThat(message.priority()).isEqualTo(Priority.NORMAL);
    assertThat(message.onUnknown()).isEqualTo(OnUnknown.FAIL);
    assertThat(message.createdBy()).isEqualTo("user:1");
    assertThat(message.sendAt()).isNull();
    assertThat(message.idempotencyKey()).isNull();
  }

  @Test
  void everything_that_can_be_said_is_heard() {
    NewMessage message =
        read(
            BOTH
                + ",\"session\":\"work_2-a\",\"priority\":\"high\",\"onUnknown\":\"RETRY\""
                + ",\"sendAt\":\"2026-11-24T10:00:00+07:00\",\"expiresAt\":\"2026-11-24T04:00:00Z\""
                + ",\"clientRef\":\"order 5\",\"unknown\":{\"field\":1}",
            "key 1");

    assertThat(message.session()).isEqualTo("work_2-a");
    assertThat(message.priority()).isEqualTo(Priority.HIGH);
    assertThat(message.onUnknown()).isEqualTo(OnUnknown.RETRY);
    assertThat(message.sendAt()).isEqualTo("2026-11-24T03:00:00Z");
    assertThat(message.expiresAt()).isEqualTo("2026-11-24T04:00:00Z");
    assertThat(message.clientRef()).isEqualTo("order 5");
    assertThat(message.idempotencyKey()).isEqualTo("key 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "phone", "to", "chatId"})
  void the_number_has_four_names(String name) {
    assertThat(read("\"%s\":\"4915112345678@c.us\",\"body\":\"hi\"".formatted(name)).recipient())
        .extracting("chatId")
        .isEqualTo("4915112345678@c.us");
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "text", "body"})
  void the_message_has_three_names(String name) {
    assertThat(read(NUMBER + ",\"%s\":\"hi\"".formatted(name)).text()).isEqualTo("hi");
  }

  @Test
  void a_number_may_be_a_number() {
    assertThat(read("\"number\":4915112345678,\"message\":\"hi\"").recipient().chatId())
        .isEqualTo("4915112345678@c.us");
  }

  @Test
  void two_names_of_one_field_must_agree() {
    assertThat(read(BOTH + ",\"text\":\"hi\"").text()).isEqualTo("hi");
    assertThat(problems(BOTH + ",\"text\":\"ho\"")).containsExactly("text FIELD_CONFLICT");
    assertThat(problems(BOTH + ",\"to\":\"4915112345679\"")).containsExactly("to FIELD_CONFLICT");
  }

  @Test
  void nothing_and_null_and_blank_are_missing() {
    assertThat(problems("")).containsExactly("number NUMBER_MISSING", "message MESSAGE_MISSING");
    assertThat(problems("\"number\":null,\"message\":null")).hasSize(2);
    assertThat(problems("\"number\":\" \",\"message\":\"\\n\"")).hasSize(2);
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    assertThat(
            problems(
                "\"number\":\"12\",\"message\":7,\"priority\":\"urgent\",\"session\":\"../x\","
                    + "\"sendAt\":\"tomorrow\",\"onUnknown\":\"maybe\"",
                ""))
        .containsExactly(
            "number NUMBER_INVALID",
            "message MESSAGE_INVALID",
            "priority PRIORITY_INVALID",
            "sendAt SEND_AT_INVALID",
            "onUnknown ON_UNKNOWN_INVALID",
            "session SESSION_INVALID",
            "Idempotency-Key IDEMPOTENCY_KEY_INVALID");
  }

  @ParameterizedTest
  @CsvSource({
    "08123456789, NUMBER_NEEDS_COUNTRY",
    "12, NUMBER_INVALID",
    "hello, NUMBER_INVALID",
    "+49 151 12345678 ext 5, NUMBER_INVALID",
    "+999123456789, NUMBER_INVALID"
  })
  void numbers_that_reach_nobody_are_refused(String number, String code) {
    assertThat(problems("\"number\":\"%s\",\"message\":\"hi\"".formatted(number)))
        .containsExactly("number " + code);
  }

  @Test
  void a_number_as_long_as_a_book_is_refused() {
    assertThat(problems("\"number\":\"%s\",\"message\":\"hi\"".formatted("1".repeat(5000))))
        .containsExactly("number NUMBER_INVALID");
  }

  @Test
  void a_text_may_have_64_KiB_and_no_more() {
    assertThat(read(NUMBER + ",\"message\":\"%s\"".formatted("ü".repeat(32_768))).text())
        .hasSize(32_768);
    assertThat(problems(NUMBER + ",\"message\":\"%s\"".formatted("ü".repeat(32_768) + "x")))
        .containsExactly("message MESSAGE_TOO_LONG");
  }

  @Test
  void half_a_character_is_no_text() {
    assertThat(problems(NUMBER + ",\"message\":\"\\ud83d\""))
        .containsExactly("message MESSAGE_INVALID");
    assertThat(problems(BOTH + ",\"clientRef\":\"\\udc00\""))
        .containsExactly("clientRef CLIENT_REF_INVALID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24",
        "2026-11-24T10:00:00",
        "1764000000000",
        "+999999999-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "2026-13-01T00:00:00Z"
      })
  void times_need_a_date_a_time_and_a_zone(String time) {
    assertThat(problems(BOTH + ",\"sendAt\":\"%s\"".formatted(time)))
        .containsExactly("sendAt SEND_AT_INVALID");
  }

  @Test
  void a_time_that_has_passed_is_now_for_sending_and_too_late_for_expiring() {
    assertThat(read(BOTH + ",\"sendAt\":\"2020-01-01T00:00:00Z\"").sendAt())
        .isEqualTo("2020-01-01T00:00:00Z");
    assertThat(problems(BOTH + ",\"expiresAt\":\"2026-11-23T12:00:00Z\""))
        .containsExactly("expiresAt EXPIRES_AT_INVALID");
  }

  @Test
  void nothing_expires_before_it_is_sent() {
    String both = ",\"sendAt\":\"2026-11-24T00:00:00Z\",\"expiresAt\":\"2026-11-24T00:00:00Z\"";

    assertThat(problems(BOTH + both)).containsExactly("expiresAt EXPIRES_AT_INVALID");
  }

  @Test
  void a_reference_has_200_characters_at_most() {
    assertThat(read(BOTH + ",\"clientRef\":\"%s\"".formatted("r".repeat(200))).clientRef())
        .hasSize(200);
    assertThat(problems(BOTH + ",\"clientRef\":\"%s\"".formatted("r".repeat(201))))
        .containsExactly("clientRef CLIENT_REF_INVALID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0007", "ü", "trailing "})
  void an_idempotency_key_is_printable(String key) {
    assertThat(problems(BOTH, key)).containsExactly("Idempotency-Key IDEMPOTENCY_KEY_INVALID");
  }

  @Test
  void an_idempotency_key_has_200_characters_at_most() {
    assertThat(read(BOTH, "k".repeat(200)).idempotencyKey()).hasSize(200);
    assertThat(problems(BOTH, "k".repeat(201))).hasSize(1);
  }

  @Test
  void an_answer_names_the_message_that_it_answers() {
    NewMessage message = read(BOTH + ",\"quotedId\":\"3EB0C767D097B7C7C030\"");

    assertThat(message.content().kind()).isEqualTo("text");
    assertThat(message.content().fields())
        .containsExactly(entry("text", "hi"), entry("quoted", "3EB0C767D097B7C7C030"));
    assertThat(problems(BOTH + ",\"quotedId\":\"a b\""))
        .containsExactly("quotedId QUOTED_ID_INVALID");
  }

  @Test
  void a_field_without_a_value_is_as_good_as_none() {
    assertThat(read(BOTH + ",\"media\":null").content()).as("with null").isNull();
  }
}
