package io.github.siakoberpa.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says in our codes and words what a schema has against a request: never more than one thing of a
 * field, and nothing of what was sent but the names of fields. Thread-safe.
 */
final class Wording {
  private static final Set<String> UNKNOWN =
      Set.of("additionalProperties", "unevaluatedProperties");

  private final Schemas schemas;

  Wording(Schemas schemas) {
    this.schemas = schemas;
  }

  /** What is wrong with a body, by the schema there. */
  List<Violation> of(List<Error> errors, Pointer schema) {
    List<Violation> violations = new ArrayList<>();
    for (Error error : errors) {
      // A field that is wrong counts as unevaluated too.
      if (UNKNOWN.contains(error.getKeyword())
          && schemas.property(schema, error.getProperty()).isEmpty()) {
        String shown = FieldName.shown(error.getProperty());
        violations.add(new Violation(shown, "FIELD_UNKNOWN", "There is no such field here."));
      }
    }
    Set<String> fields = new HashSet<>();
    for (Error error : errors) {
      String field = field(error);
      Optional<Pointer> property = schemas.property(schema, field);
      if (!UNKNOWN.contains(error.getKeyword())
          && property.isPresent()
          && !isWordInOtherLetters(error)
          && fields.add(field)) {
        violations.add(violation(error, field, property.get()));
      }
    }
    return violations;
  }

  /** What is wrong with a parameter. */
  Optional<Violation> of(List<Error> errors, Parameter parameter) {
    return errors.stream()
        .filter(error -> !isWordInOtherLetters(error))
        .findFirst()
        .map(
            error ->
                new Violation(
                    parameter.name(),
                    code(parameter) + "_INVALID",
                    rule(error.getKeyword(), parameter.schema())));
  }

  /** It did not come. */
  Violation missing(Parameter parameter) {
    return new Violation(parameter.name(), code(parameter) + "_MISSING", "It is needed.");
  }

  private Violation violation(Error error, String field, Pointer property) {
    String code = code(field, property);
    return error.getKeyword().equals("required")
        ? new Violation(field, code + "_MISSING", "It is needed.")
        : new Violation(field, code + "_INVALID", rule(error.getKeyword(), property));
  }

  /** The field of the body that it is about, or that is about what is inside of it. */
  private static String field(Error error) {
    NodePath place = error.getInstanceLocation();
    return place.getNameCount() == 0
        ? String.valueOf(error.getProperty())
        : String.valueOf(place.getElement(0));
  }

  private boolean isWordInOtherLetters(Error error) {
    Pointer schema = new Pointer(error.getSchemaLocation().getFragment().toString()).parent();
    if (!error.getKeyword().equals("enum") || !schemas.at(schema.to("x-any-case")).asBoolean()) {
      return false;
    }
    String word = error.getInstanceNode().asText().strip();
    return words(schema).stream().anyMatch(word::equalsIgnoreCase);
  }

  private String code(Parameter parameter) {
    String own = schemas.at(parameter.at()).path("x-code").asText();
    return own.isEmpty() ? code(parameter.name(), parameter.schema()) : own;
  }

  private String code(String name, Pointer schema) {
    String own = schemas.at(schemas.resolve(schema)).path("x-code").asText();
    return own.isEmpty() ? FieldName.code(name) : own;
  }

  private String rule(String keyword, Pointer property) {
    Pointer at = schemas.resolve(property);
    JsonNode schema = schemas.at(at);
    if (schema.has("x-rule")) {
      return schema.path("x-rule").asText();
    }
    if (schema.has("enum")) {
      List<String> words = words(at);
      int last = words.size() - 1;
      return "It must be %s or %s."
          .formatted(String.join(", ", words.subList(0, last)), words.get(last));
    }
    if (keyword.equals("maxLength")) {
      return "It must not be longer than %d characters."
          .formatted(schema.path("maxLength").asInt());
    }
    return schemas.allows(at, "string") ? "It must be a text." : ofOtherType(at, schema);
  }

  private String ofOtherType(Pointer at, JsonNode schema) {
    if (schemas.allows(at, "boolean")) {
      return "It must be true or false.";
    }
    if (schemas.allows(at, "array")) {
      return "It must be a list of %d to %d."
          .formatted(schema.path("minItems").asInt(), schema.path("maxItems").asInt());
    }
    return schema.has("maximum")
        ? "It must be a whole number from %d to %d."
            .formatted(schema.path("minimum").asLong(), schema.path("maximum").asLong())
        : "It must be a whole number, at least %d.".formatted(schema.path("minimum").asLong());
  }

  private List<String> words(Pointer schema) {
    List<String> words = new ArrayList<>();
    schemas.at(schema.to("enum")).forEach(word -> words.add(word.asText()));
    return words;
  }
}
