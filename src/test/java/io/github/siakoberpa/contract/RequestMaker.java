package io.github.siakoberpa.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Makes requests of the contract, good ones and such as nobody should send. The same seed makes the
 * same ones. Used by one thread.
 */
public final class RequestMaker {
  private static final String BOUNDARY = "----siakoberpa-fuzz";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          // Half of a surrogate pair goes over the wire only so.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "null",
          "true",
          "99999999999999999999",
          "1e400",
          "x",
          "*",
          "'; DROP TABLE message_jobs; --",
          "\" OR 1=1",
          "${body}",
          "${sys.user.home}",
          "{{camel.server.port}}",
          ":#now",
          "#writer",
          "../../../../etc/passwd",
          "..%2f..%2f",
          "default?operation=RESET",
          "direct:tx-login",
          "<script>alert(1)</script>",
          "a\r\nX-Evil: 1",
          "\u0000",
          "\ud800",
          "\ud83d\ude00",
          "\u202e\u0627\u0644",
          "%s%s%n",
          "x".repeat(70),
          "\ud83d\ude00".repeat(40),
          "9".repeat(5_000),
          "y".repeat(100_000));
  private static final List<String> BROKEN =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "7",
          "\"text\"",
          "{}{}",
          "{\"a\":1,\"a\":2}",
          "{\"a\":NaN}",
          "{\"to\":\"\\ud800\"}",
          "{\"\\udc00\":1}",
          "{\"a\":1e999999999}",
          "{\"grace\":1e999999999,\"concurrency\":1.0,\"session\":{\"x\":1}}",
          "{\"a\":" + "9".repeat(2_000) + "}",
          "[".repeat(5_000),
          "{\"a\":".repeat(2_000),
          "\u0001\u0002",
          "<xml/>");
  private static final List<String> TYPES =
      List.of(
          "application/json; charset=utf-16",
          "application/json;;;",
          "APPLICATION/JSON",
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "application/octet-stream",
          "nonsense",
          "*/*");

  private final Random random;
  private final Schemas schemas;
  private final Map<String, List<String>> known;

  /**
   * One request.
   *
   * @param path with its query
   * @param shown the beginning of the body, for the words of a test that fails
   * @param headers names and values in turn
   */
  public record Made(
      Operation operation, String path, BodyPublisher body, String shown, List<String> headers) {
    @Override
    public String toString() {
      return "%s %s %s %s"
          .formatted(
              operation.method(), path.substring(0, Math.min(300, path.length())), headers, shown);
    }
  }

  /**
   * A maker.
   *
   * @param known for names of fields and parameters, values that there are
   */
  public RequestMaker(Contract contract, Random random, Map<String, List<String>> known) {
    this.random = random;
    this.schemas = contract.schemas();
    this.known = known;
  }

  /** A request of that call. */
  public Made make(Operation operation) {
    List<String> headers = new ArrayList<>();
    byte[] body = body(operation, headers);
    String path = path(operation, headers);
    String text = new String(body, StandardCharsets.UTF_8);
    return new Made(
        operation,
        path,
        BodyPublishers.ofByteArray(body),
        text.substring(0, Math.min(500, text.length())),
        headers);
  }

  private String path(Operation operation, List<String> headers) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      String name = parameter.name();
      String value = parameterValue(parameter);
      switch (parameter.place()) {
        case "path" ->
            path = path.replace("{" + name + "}", value.isEmpty() ? "-" : encoded(value));
        case "query" -> {
          if (random.nextInt(3) > 0 || parameter.required()) {
            query.add(name + "=" + encoded(value));
          }
          if (random.nextInt(40) == 0) {
            query.add(name + "=again");
          }
        }
        default -> {
          if (random.nextBoolean() && value.matches("[ -~]+") && value.length() < 1_000) {
            headers.addAll(List.of(name, value));
          }
        }
      }
    }
    if (random.nextInt(10) == 0) {
      query.add("noSuchParameter=" + encoded(one(HOSTILE)));
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private String parameterValue(Parameter parameter) {
    List<String> values = known.get(parameter.name());
    if (random.nextInt(4) == 0) {
      String hostile = one(HOSTILE);
      return hostile.substring(0, Math.min(2_000, hostile.length()));
    }
    return values != null ? one(values) : valid(parameter.schema(), parameter.name(), 0).asText();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private byte[] body(Operation operation, List<String> headers) {
    if (!operation.takesBody()) {
      return new byte[0];
    }
    if (!operation.takes("application/json")) {
      // A file, whatever it is said to be.
      headers.addAll(List.of("Content-Type", one(TYPES)));
      return one(random.nextBoolean() ? BROKEN : HOSTILE).getBytes(StandardCharsets.UTF_8);
    }
    int kind = random.nextInt(20);
    if (kind == 0) {
      headers.addAll(List.of("Content-Type", "application/json"));
      return bytes(one(BROKEN));
    }
    JsonNode body = random.nextInt(3) == 0 ? example(operation) : made(operation);
    int mutations = random.nextInt(3);
    for (int i = 0; i < mutations; i++) {
      mutate((ObjectNode) body);
    }
    if (kind == 1) {
      headers.addAll(List.of("Content-Type", one(TYPES)));
      return bytes(text(body));
    }
    if (kind == 2) {
      return bytes(text(body));
    }
    if (kind < 6 && operation.takes("multipart/form-data")) {
      return form(body, headers);
    }
    headers.addAll(List.of("Content-Type", "application/json"));
    return kind == 6
        ? new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}
        : bytes(text(body));
  }

  /** Fields by chance; few such messages have only those that belong together. */
  private JsonNode made(Operation operation) {
    return valid(operation.requestBody().to("content").to("application/json").to("schema"), "", 0);
  }

  private JsonNode example(Operation operation) {
    List<JsonNode> examples =
        ContractExamples.bodies(operation).stream().filter(JsonNode::isObject).toList();
    return examples.isEmpty() ? made(operation) : one(examples).deepCopy();
  }

  private byte[] form(JsonNode body, List<String> headers) {
    if (random.nextBoolean()) {
      headers.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
      return bytes(
          body.properties().stream()
              .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue().asText()))
              .collect(Collectors.joining("&")));
    }
    headers.addAll(List.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    String parts =
        body.properties().stream()
            .map(
                field ->
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                        .formatted(
                            BOUNDARY,
                            field.getKey().replaceAll("[^ -~]|\"", "_"),
                            random.nextInt(8) == 0 ? "; filename=\"../x.png\"" : "",
                            field.getValue().asText()))
            .collect(Collectors.joining());
    return bytes(parts + (random.nextInt(8) == 0 ? "" : "--" + BOUNDARY + "--\r\n"));
  }

  private void mutate(ObjectNode body) {
    List<String> names = new ArrayList<>();
    body.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() || random.nextInt(5) == 0 ? one(HOSTILE) : one(names);
    switch (random.nextInt(8)) {
      case 0 -> body.remove(name);
      case 1 -> body.putNull(name);
      case 2 -> body.put(name, random.nextLong());
      case 3 -> body.put(name, random.nextDouble() * 1e300);
      case 4 -> body.put(name, random.nextBoolean());
      case 5 -> body.putArray(name).add(one(HOSTILE)).addNull().addObject();
      case 6 -> body.putObject(name).put(one(HOSTILE), one(HOSTILE));
      default -> body.put(name, one(HOSTILE));
    }
  }

  /** Something that the schema there allows, or nearly. */
  private JsonNode valid(Pointer place, String name, int depth) {
    List<String> values = known.get(name);
    Pointer at = schemas.resolve(place);
    JsonNode schema = schemas.at(at);
    if (schemas.at(place).path("properties").isObject()
        || schema.has("allOf")
        || schemas.allows(at, "object")) {
      ObjectNode object = JSON.createObjectNode();
      fill(object, place, depth);
      return object;
    }
    if (values != null) {
      return JSON.getNodeFactory().textNode(one(values));
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    if (schemas.allows(at, "array")) {
      ArrayNode array = JSON.createArrayNode();
      int size = 1 + random.nextInt(3);
      for (int i = 0; i < size; i++) {
        array.add(valid(at.to("items"), "", depth + 1));
      }
      return array;
    }
    if (schemas.allows(at, "integer")) {
      long least = schema.path("minimum").asLong(0);
      return JSON.getNodeFactory().numberNode(least + random.nextInt(10));
    }
    return schemas.allows(at, "boolean")
        ? JSON.getNodeFactory().booleanNode(random.nextBoolean())
        : JSON.getNodeFactory().textNode("text " + random.nextInt(1_000));
  }

  private void fill(ObjectNode object, Pointer place, int depth) {
    Pointer at = schemas.resolve(place);
    if (!at.equals(place)) {
      fill(object, at, depth);
    }
    for (int i = 0; i < schemas.at(place.to("allOf")).size(); i++) {
      fill(object, place.to("allOf").to(Integer.toString(i)), depth);
    }
    List<String> required = new ArrayList<>();
    schemas.at(place.to("required")).forEach(one -> required.add(one.asText()));
    schemas
        .at(place.to("properties"))
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (required.contains(name) || random.nextInt(3) == 0) {
                object.set(name, valid(place.to("properties").to(name), name, depth + 1));
              }
            });
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
