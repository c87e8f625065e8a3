package io.github.siakoberpa.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.contract.Contract;
import io.github.siakoberpa.contract.ContractDocument;
import io.github.siakoberpa.contract.Operation;
import io.github.siakoberpa.queue.RecipientParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Two calls read their requests without the contract's step. Here the contract and the code that
 * reads are given the same requests, and must agree about each.
 */
class SendMessageContractTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Contract CONTRACT = new ContractDocument().contract();
  private static final RecipientParser RECIPIENTS = new RecipientParser(null);
  private static final Instant NOW = Instant.parse("2026-11-24T18:00:00Z");
  private static final int ROUNDS = 3_000;

  /** Of each field, values that are good and values that already the contract refuses. */
  private static final Map<String, List<String>> VALUES = new LinkedHashMap<>();

  static {
    List<String> numbers =
        List.of(
            "\"4915112345678\"", "4915112345678", "\"+49 170 1112223\"", "1.5", "true", "[]", "{}");
    for (String name : List.of("number", "phone", "to", "chatId")) {
      VALUES.put(name, numbers);
    }
    List<String> texts =
        List.of("\"Hello\"", "\"\\ud83d\\ude00\"", "7", "false", "[\"x\"]", "{\"a\":1}");
    for (String name : List.of("message", "text", "body")) {
      VALUES.put(name, texts);
    }
    VALUES.put("priority", List.of("\"HIGH\"", "\"low\"", "null", "\"odd\"", "5"));
    VALUES.put("session", List.of("\"default\"", "\"work-2\"", "null", "\"a.b\"", "\"\"", "3"));
    VALUES.put("sendAt", List.of("\"2126-12-24T18:00:00Z\"", "null", "5", "true"));
    VALUES.put("expiresAt", List.of("\"2126-12-25T18:00:00+07:00\"", "null", "{}"));
    VALUES.put("clientRef", List.of("\"order-1\"", "17", "true", "\"" + "x".repeat(201) + "\""));
    VALUES.put("onUnknown", List.of("\"retry\"", "\"FAIL\"", "\"often\"", "1"));
    VALUES.put("type", List.of("\"text\"", "null", "5"));
    VALUES.put("noRepeatWithin", List.of("\"5m\"", "\"7d\"", "9"));
    VALUES.put("idempotencyKey", List.of("\"order-1\"", "\"\"", "\" x\"", "6"));
    VALUES.put("noSuchField", List.of("1"));
  }

  private final Random random = new Random(4711);

  @Test
  void the_older_call_and_the_contract_agree() throws IOException {
    Operation operation = CONTRACT.operation("POST", "/api/whatsapp/send-message").orElseThrow();
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      ObjectNode body =
          body(
              List.of("number", "phone", "to", "chatId"),
              List.of("message", "text", "body"),
              List.of(
                  "priority",
                  "session",
                  "sendAt",
                  "expiresAt",
                  "clientRef",
                  "onUnknown",
                  "noSuchField"));
      boolean valid = operation.violations("application/json", body).isEmpty();
      assertThat(
              isAccepted(
                  () ->
                      new MessageRequest(new Fields(body), null, RECIPIENTS, NOW)
                          .read(null, "user:1")))
          .as("%s", body)
          .isEqualTo(valid);
      accepted += valid ? 1 : 0;
    }
    assertThat(accepted).as("not all are refused, nor all accepted").isBetween(100, ROUNDS - 100);
  }

  @Test
  void a_line_of_a_batch_and_the_contract_agree() throws IOException {
    Operation operation =
        CONTRACT.operation("POST", "/api/v1/sessions/{session}/messages/batch").orElseThrow();
    MessageLine reader = new MessageLine(RECIPIENTS, NOW, field -> null);
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      ObjectNode line =
          body(
              List.of("to"),
              List.of("text"),
              List.of(
                  "priority",
                  "sendAt",
                  "expiresAt",
                  "clientRef",
                  "onUnknown",
                  "type",
                  "noRepeatWithin",
                  "idempotencyKey",
                  "noSuchField"));
      ObjectNode body = JSON.createObjectNode();
      ArrayNode lines = body.putArray("messages");
      lines.add(withoutNulls(line));
      boolean valid = operation.violations("application/json", body).isEmpty();
      assertThat(isAccepted(() -> reader.inBatch(line, "default", "user:1")))
          .as("%s", line)
          .isEqualTo(valid);
      accepted += valid ? 1 : 0;
    }
    assertThat(accepted).as("not all are refused, nor all accepted").isBetween(100, ROUNDS - 100);
  }

  private ObjectNode body(List<String> recipient, List<String> text, List<String> others)
      throws IOException {
    ObjectNode body = JSON.createObjectNode();
    if (random.nextInt(10) > 0) {
      put(body, one(recipient));
    }
    if (random.nextInt(10) > 0) {
      put(body, one(text));
    }
    for (String name : others) {
      if (random.nextInt(4) == 0) {
        put(body, name);
      }
    }
    return body;
  }

  /** The good ones come first, and more often. */
  private void put(ObjectNode body, String name) throws IOException {
    List<String> values = VALUES.get(name);
    int index = random.nextBoolean() ? 0 : random.nextInt(values.size());
    body.set(name, JSON.readTree(values.get(index).getBytes(StandardCharsets.UTF_8)));
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** The contract's step does the same with the fields of a body. */
  private static JsonNode withoutNulls(ObjectNode line) {
    ObjectNode copy = line.deepCopy();
    copy.properties().removeIf(field -> field.getValue().isNull());
    return copy;
  }

  private static boolean isAccepted(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (InvalidRequestException e) {
      return false;
    }
  }
}
