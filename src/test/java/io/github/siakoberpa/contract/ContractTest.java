package io.github.siakoberpa.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ContractDocument DOCUMENT = new ContractDocument();
  private static final Contract CONTRACT = DOCUMENT.contract();

  private static Operation operation(String call) {
    String[] parts = call.split(" ", 2);
    return CONTRACT.operation(parts[0], parts[1]).orElseThrow();
  }

  private static List<String> violations(String call, String type, String body) throws IOException {
    return operation(call).violations(type, (ObjectNode) JSON.readTree(body)).stream()
        .map(violation -> violation.field() + " " + violation.code() + " " + violation.message())
        .toList();
  }

  private static List<String> ofParameter(String call, String name, String value) {
    return operation(call)
        .violations(
            parameter -> parameter.name().equals(name) ? Optional.of(value) : Optional.empty())
        .stream()
        .filter(violation -> name.equals(violation.field()))
        .map(violation -> violation.code() + " " + violation.message())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | to NUMBER_MISSING It is needed., text MESSAGE_MISSING It is needed.",
        "{\"to\":1.5,\"text\":\"x\"} | to NUMBER_INVALID It must be a text.",
        "{\"to\":491,\"text\":\"x\",\"a\":1,\"b\":{}} | a FIELD_UNKNOWN There is no such field here., b FIELD_UNKNOWN There is no such field here.",
        "{\"to\":\"x\",\"text\":\"x\",\"priority\":\"odd\"} | priority PRIORITY_INVALID It must be HIGH, NORMAL or LOW.",
        "{\"to\":\"x\",\"text\":null,\"sendAt\":7} | text MESSAGE_MISSING It is needed., sendAt SEND_AT_INVALID It must be a text.",
      })
  void a_message_hears_all_that_is_wrong_with_it(String body, String wrong) throws IOException {
    assertThat(violations("POST /api/v1/sessions/{session}/messages", "application/json", body))
        .containsExactlyInAnyOrder(wrong.split(", (?=[a-z])"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"to\":\"x\",\"text\":\"x\",\"priority\":\" high\",\"onUnknown\":\"Retry\"}",
        "{\"to\":491,\"text\":\"x\",\"priority\":null,\"sendAt\":null}"
      })
  void words_in_other_letters_and_null_are_understood(String body) throws IOException {
    assertThat(violations("POST /api/v1/sessions/{session}/messages", "application/json", body))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /api/whatsapp/queue/config | {\"concurrency\":11,\"anything\":1} | concurrency CONCURRENCY_INVALID It must be a whole number from 1 to 10.",
        "POST /api/whatsapp/queue/clean | {\"grace\":-1} | grace GRACE_INVALID It must be a whole number, at least 0.",
        "POST /api/whatsapp/queue/pause | {\"session\":\"../x\"} | session SESSION_INVALID A session's name has 1 to 64 letters, digits, _ and -, and is not null.",
        "PUT /api/v1/opt-outs/{number} | {\"reason\":5} | reason REASON_INVALID It must be a text.",
        "POST /api/v1/sessions | {\"name\":\"x\",\"start\":\"yes\"} | start START_INVALID It must be true or false.",
        "PATCH /api/v1/sessions/{session}/pace | {\"minGap\":[1],\"speed\":2,\"perDay\":null} | speed FIELD_UNKNOWN There is no such field here.;minGap PACE_INVALID It must be a text.",
        "POST /api/v1/api-keys | {\"name\":\"x\",\"scopes\":[\"all\"]} | scopes SCOPES_INVALID It must be a list of read, send, control and admin."
      })
  void each_kind_of_mistake_has_its_code_and_words(String call, String body, String wrong)
      throws IOException {
    assertThat(violations(call, "application/json", body)).containsExactly(wrong.split(";"));
  }

  @Test
  void numbers_in_a_form_are_texts() throws IOException {
    String form = "application/x-www-form-urlencoded";
    assertThat(violations("POST /api/whatsapp/queue/config", form, "{\"concurrency\":\"5\"}"))
        .isEmpty();
    assertThat(violations("POST /api/whatsapp/queue/config", form, "{\"concurrency\":\"50\"}"))
        .hasSize(1);
  }

  @Test
  void a_label_that_is_too_long_is_told_how_long_it_may_be() throws IOException {
    assertThat(
            violations(
                "PATCH /api/v1/sessions/{session}",
                "application/json",
                "{\"label\":\"%s\"}".formatted("x".repeat(101))))
        .containsExactly("label LABEL_INVALID It must not be longer than 100 characters.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit | 0 | LIMIT_INVALID It must be a whole number from 1 to 500.",
        "limit | many | LIMIT_INVALID It must be a whole number from 1 to 500.",
        "state | odd | STATE_INVALID It must be scheduled, queued, retrying, sending, uncertain, sent, delivered, read, failed, cancelled or expired.",
        "session | a.b | SESSION_INVALID A session's name has 1 to 64 letters, digits, _ and -, and is not null."
      })
  void parameters_hear_it_too(String name, String value, String wrong) {
    assertThat(ofParameter("GET /api/v1/messages", name, value)).containsExactly(wrong);
  }

  @Test
  void a_name_with_half_a_character_can_be_repeated_in_an_answer() {
    assertThat(FieldName.shown("a\ud800b")).isEqualTo("a?b");
    assertThat(FieldName.shown("x".repeat(63) + "\ud83d\ude00")).hasSize(64);
  }

  @Test
  void each_example_of_a_request_keeps_to_the_contract() {
    for (Operation operation : CONTRACT.operations()) {
      Pointer content = operation.requestBody().to("content");
      for (Pointer media : children(content)) {
        for (Pointer example : examples(media)) {
          assertThat(CONTRACT.schemas().errors(media.to("schema"), at(example)))
              .as("%s %s", operation, example)
              .isEmpty();
        }
      }
    }
  }

  @Test
  void each_example_of_an_answer_keeps_to_the_contract() {
    for (Operation operation : CONTRACT.operations()) {
      for (Pointer answer : children(operation.at().to("responses"))) {
        int status = answer.last().equals("default") ? 500 : Integer.parseInt(answer.last());
        for (Pointer media : children(CONTRACT.schemas().resolve(answer).to("content"))) {
          for (Pointer example : examples(media)) {
            assertThat(
                    AnswerCheck.complaints(
                        operation.method(),
                        operation.path(),
                        status,
                        media.last(),
                        at(example).toString().getBytes(StandardCharsets.UTF_8)))
                .as("%s %s", operation, example)
                .isEmpty();
          }
        }
      }
    }
  }

  @Test
  void each_call_with_a_body_shows_an_example_of_it_and_has_a_name_of_its_own() {
    Set<String> names = new HashSet<>();
    for (Operation operation : CONTRACT.operations()) {
      assertThat(names.add(at(operation.at().to("operationId")).asText()))
          .as("%s", operation)
          .isTrue();
      assertThat(at(operation.at().to("summary")).asText()).as("%s", operation).isNotEmpty();
      if (operation.takes("application/json")) {
        assertThat(examples(operation.requestBody().to("content").to("application/json")))
            .as("%s", operation)
            .isNotEmpty();
      }
    }
  }

  @Test
  void a_call_of_v1_refuses_fields_that_it_does_not_know_and_an_older_one_ignores_them() {
    for (Operation operation : CONTRACT.operations()) {
      if (operation.takes("application/json")) {
        ObjectNode body = JSON.createObjectNode().put("noSuchField", 1);
        boolean refused =
            operation.violations("application/json", body).stream()
                .anyMatch(violation -> violation.code().equals("FIELD_UNKNOWN"));
        assertThat(refused).as("%s", operation).isEqualTo(operation.path().startsWith("/api/v1/"));
      }
    }
  }

  private static JsonNode at(Pointer place) {
    return CONTRACT.schemas().at(place);
  }

  private static List<Pointer> children(Pointer place) {
    List<Pointer> children = new ArrayList<>();
    at(place).fieldNames().forEachRemaining(name -> children.add(place.to(name)));
    return children;
  }

  private static List<Pointer> examples(Pointer media) {
    List<Pointer> examples = new ArrayList<>();
    if (at(media).has("example")) {
      examples.add(media.to("example"));
    }
    children(media.to("examples")).forEach(example -> examples.add(example.to("value")));
    return examples;
  }
}
