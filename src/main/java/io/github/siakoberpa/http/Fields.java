package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.contract.FieldName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one body and gathers what is wrong with them, so that a caller learns all of
 * it at once. JSON's null is the same as nothing. Used by one thread.
 */
final class Fields {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,18})?");

  private final ObjectNode body;
  private final boolean form;
  private final List<Problem> problems = new ArrayList<>();

  Fields(ObjectNode body) {
    this(body, false);
  }

  private Fields(ObjectNode body, boolean form) {
    this.body = body;
    this.form = form;
  }

  /** Those of a form, where everything is a text, numbers too. */
  static Fields ofForm(ObjectNode body) {
    return new Fields(body, true);
  }

  /** Whether they came as a form. */
  boolean isForm() {
    return form;
  }

  /** The fields as they came. */
  ObjectNode all() {
    return body;
  }

  /** Notes each field that has none of the names. */
  void onlyKnown(Set<String> names) {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                wrong(shown(name), "FIELD_UNKNOWN", "There is no such field here.");
              }
            });
  }

  /** The whole number of a field; null when it is absent, or wrong. */
  @Nullable Long number(String name, long least, long most) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    Long number = wholeNumber(value);
    if (number != null && number >= least && number <= most) {
      return number;
    }
    wrong(
        name,
        codeOf(name) + "_INVALID",
        most == Long.MAX_VALUE
            ? "It must be a whole number, at least %d.".formatted(least)
            : "It must be a whole number from %d to %d.".formatted(least, most));
    return null;
  }

  private @Nullable Long wholeNumber(JsonNode value) {
    if (form && NUMBER.matcher(value.asText().strip()).matches()) {
      return Long.valueOf(value.asText().strip());
    }
    return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
  }

  /** The number of a field, which may have a fraction; null when it is absent, or wrong. */
  @Nullable Double decimal(String name, double least, double most) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.isNumber() || (form && DECIMAL.matcher(value.asText().strip()).matches())) {
      double number = value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asText());
      if (number >= least && number <= most) {
        return number;
      }
    }
    wrong(
        name,
        codeOf(name) + "_INVALID",
        "It must be a number from %s to %s.".formatted(least, most));
    return null;
  }

  /** The same where the number is small. */
  @Nullable Integer integer(String name, int least, int most) {
    Long number = number(name, least, most);
    return number == null ? null : number.intValue();
  }

  /** Whether a field says true; nothing when it is absent, or wrong. */
  Optional<Boolean> flag(String name) {
    JsonNode value = body.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (value.isBoolean()) {
      return Optional.of(value.booleanValue());
    }
    wrong(name, codeOf(name) + "_INVALID", "It must be true or false.");
    return Optional.empty();
  }

  /** The texts of a field that holds 1 to so many of them; numbers count. None when it is wrong. */
  List<String> texts(String name, int most) {
    JsonNode values = body.path(name);
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      if ((value.isTextual() && isWellFormed(value.textValue())) || value.isIntegralNumber()) {
        texts.add(value.asText());
      }
    }
    if (!values.isArray()
        || texts.isEmpty()
        || texts.size() > most
        || texts.size() < values.size()) {
      wrong(name, codeOf(name) + "_INVALID", "It must be a list of 1 to %d texts.".formatted(most));
      return List.of();
    }
    return texts;
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

  /** The text of a field that must be there; null when it is not, which is noted. */
  @Nullable String required(String name, String code) {
    String value = text(name, false);
    if ((value == null || value.isBlank()) && !hasProblem(name)) {
      wrong(name, code, "It is needed.");
    }
    return value;
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

  void wrong(String field, String code, String message) {
    problems.add(new Problem(code, message, field));
  }

  /** Notes that the body says nothing, unless something else is wrong with it. */
  void nothing(String code, String message) {
    if (problems.isEmpty()) {
      problems.add(Problem.of(code, message));
    }
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
  }

  /** A name that came from outside, as an answer may repeat it. */
  static String shown(String name) {
    return FieldName.shown(name);
  }

  /** {@code sendAt} is {@code SEND_AT} in codes. */
  static String codeOf(String name) {
    return FieldName.code(name);
  }

  // Half of a surrogate pair is a JSON text, but can be written in no encoding.
  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
