package io.github.siakoberpa.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** One call, and what it wants of a request. Thread-safe. */
public final class Operation {
  private final Pointer at;
  private final List<Parameter> parameters;
  private final Schemas schemas;
  private final Pointer requestBody;
  private final Wording wording;

  Operation(Pointer at, List<Parameter> parameters, Schemas schemas) {
    this.at = at;
    this.parameters = List.copyOf(parameters);
    this.schemas = schemas;
    this.requestBody = schemas.resolve(at.to("requestBody"));
    this.wording = new Wording(schemas);
  }

  /** GET, POST and so on. */
  public String method() {
    return at.last().toUpperCase(Locale.ROOT);
  }

  /** The path with names in braces. */
  public String path() {
    return at.parent().last();
  }

  /** Whether the code that reads its requests holds them against the contract. */
  public boolean hasOwnChecks() {
    return schemas.at(at).path("x-own-checks").asBoolean(false);
  }

  /** What comes in the path, the query and headers. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Whether it reads a body. */
  public boolean takesBody() {
    return !schemas.at(requestBody).isMissingNode();
  }

  /** Whether it can do nothing without one. */
  public boolean needsBody() {
    return schemas.at(requestBody).path("required").asBoolean(false);
  }

  /** Whether it reads a body of that type, such as {@code application/json}. */
  public boolean takes(String type) {
    return schemas.at(requestBody).path("content").has(type);
  }

  /**
   * What is wrong with the parameters.
   *
   * @param value tells what came for a parameter, if it did
   */
  public List<Violation> violations(Function<Parameter, Optional<String>> value) {
    List<Violation> violations = new ArrayList<>();
    for (Parameter parameter : parameters) {
      Optional<String> came = value.apply(parameter);
      if (came.isPresent()) {
        JsonNode typed = TypedText.of(came.get(), parameter.schema(), schemas);
        wording.of(schemas.errors(parameter.schema(), typed), parameter).ifPresent(violations::add);
      } else if (parameter.required()) {
        violations.add(wording.missing(parameter));
      }
    }
    return violations;
  }

  /**
   * What is wrong with the body.
   *
   * @param type one that it takes
   * @param body its fields; those of a form are texts
   */
  public List<Violation> violations(String type, ObjectNode body) {
    Pointer schema = requestBody.to("content").to(type).to("schema");
    ObjectNode meant = body.objectNode();
    body.properties()
        .forEach(
            field ->
                meant(schema, type, field.getKey(), field.getValue())
                    .ifPresent(value -> meant.set(field.getKey(), value)));
    return wording.of(schemas.errors(schema, meant), schema);
  }

  /** As the caller means it: numbers in a form are texts, and null is the same as nothing. */
  private Optional<JsonNode> meant(Pointer schema, String type, String name, JsonNode value) {
    Optional<Pointer> property = schemas.property(schema, name);
    if (property.isEmpty()) {
      return Optional.of(value);
    }
    if (value.isNull() && !schemas.allows(property.get(), "null")) {
      return Optional.empty();
    }
    boolean isText = value instanceof TextNode && !type.equals("application/json");
    return Optional.of(isText ? TypedText.of(value.textValue(), property.get(), schemas) : value);
  }

  Pointer at() {
    return at;
  }

  Pointer requestBody() {
    return requestBody;
  }

  @Override
  public String toString() {
    return method() + " " + path();
  }
}
