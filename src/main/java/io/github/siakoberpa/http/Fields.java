package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON body and gathers what is wrong with them, so that a caller learns
 * all of it at once. JSON's null is the same as nothing. Used by one thread.
 */
final class Fields {
  private static final int MAX_SHOWN = 64;

  private final ObjectNode body;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> unsupported = new LinkedHashSet<>();

  Fields(ObjectNode body) {
    this.body = body;
  }

  /**
   * The fields of a body that may also be empty.
   *
   * @throws InvalidRequestException when it is not JSON
   */
  static Fields ofOptionalBody(IncomingRequest request) {
    String type = request.header("Content-Type").orElse("application/json");
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new InvalidRequestException(ErrorAnswer.of(415));
    }
    byte[] body = request.body();
    return new Fields(body.length == 0 ? JsonNodeFactory.instance.objectNode() : Json.object(body));
  }

  /** Notes each field that has none of the names. */
  void onlyKnown(Set<String> names) {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                String shown = name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN);
                wrong(shown, "FIELD_UNKNOWN", "There is no such field here.");
              }
            });
  }

  /** The whole number of a field; null when it is absent, or wrong. */
  @Nullable Long number(String name, long least, long most) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= least
        && value.longValue() <= most) {
      return value.longValue();
    }
    wrong(
        name,
        codeOf(name) + "_INVALID",
        most == Long.MAX_VALUE
            ? "It must be a whole number, at least %d.".formatted(least)
            : "It must be a whole number from %d to %d.".formatted(least, most));
    return null;
  }

  /** The same where the number is small. */
  @Nullable Integer integer(String name, int least, int most) {
    Long number = number(name, least, most);
    return number == null ? null : number.intValue();
  }

  /** The text of a field; null when it is absent. Numbers count as text where they may. */
  @Nullable String text(String name, boolean numberToo) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.isTextual() && isWellFormed(value.textValue())) {
      return value.textValue();
    }
    if (numberToo && value.isIntegralNumber()) {
      return value.asText();
    }
    wrong(name, codeOf(name) + "_INVALID", "It must be a text.");
    return null;
  }

  /** The text under the first of several names that has one; different texts contradict. */
  @Nullable String alias(boolean numberToo, List<String> names) {
    String found = null;
    for (String name : names) {
      String text = text(name, numberToo);
      if (found != null && text != null && !found.equals(text)) {
        wrong(
            name, "FIELD_CONFLICT", "It says something else than another name of the same field.");
      }
      found = found == null ? text : found;
    }
    return found;
  }

  /** Notes a field that this version cannot serve yet, if it came. */
  void unsupported(String name) {
    if (body.hasNonNull(name)) {
      unsupported.add(name);
    }
  }

  void wrong(String field, String code, String message) {
    problems.add(new Problem(code, message, field));
  }

  boolean hasProblem(String field) {
    return hasProblem(List.of(field));
  }

  boolean hasProblem(List<String> fields) {
    return problems.stream().anyMatch(problem -> fields.contains(problem.field()));
  }

  /** Throws what was gathered, if anything. */
  void check() {
    if (!problems.isEmpty()) {
      throw new InvalidRequestException(new ErrorAnswer(400, problems, Map.of()));
    }
    if (!unsupported.isEmpty()) {
      List<Problem> all =
          unsupported.stream()
              .map(
                  name ->
                      new Problem("FIELD_UNSUPPORTED", "This version cannot do that yet.", name))
              .toList();
      throw new InvalidRequestException(new ErrorAnswer(422, all, Map.of()));
    }
  }

  /** {@code sendAt} is {@code SEND_AT} in codes. */
  static String codeOf(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  // Half of a surrogate pair is a JSON text, but can be written in no encoding.
  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
