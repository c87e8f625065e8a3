package io.github.siakoberpa.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Optional;

/** The schemas in the document, and what they say about a value. Thread-safe. */
final class Schemas {
  // Nothing is ever fetched from there.
  private static final String LOCATION = "urn:siakoberpa:contract";
  private static final String REF = "$ref";
  private static final int BEGIN_OF_POINTER = 1;

  private final JsonNode document;
  private final Schema root;

  Schemas(JsonNode document) {
    this.document = document;
    this.root =
        SchemaRegistry.withDefaultDialect(dialect())
            .getSchema(SchemaLocation.of(LOCATION), document);
  }

  /** That of OpenAPI 3.1. What it does not know is for people, or for us. */
  private static Dialect dialect() {
    return Dialect.builder(Dialects.getDraft202012())
        .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
        .build();
  }

  /** What lies there; a missing node if nothing does. */
  JsonNode at(Pointer place) {
    return document.at(place.compiled());
  }

  /** The place that is meant where a reference may lie. */
  Pointer resolve(Pointer place) {
    JsonNode reference = at(place).path(REF);
    return reference.isTextual()
        ? resolve(new Pointer(reference.textValue().substring(BEGIN_OF_POINTER)))
        : place;
  }

  /** The schema there. */
  Schema schema(Pointer place) {
    return root.getSubSchema(SchemaLocation.Fragment.of(place.text()));
  }

  /** What is wrong with the value by the schema there. */
  List<Error> errors(Pointer place, JsonNode value) {
    return schema(place).validate(value);
  }

  /** Where the schema there, or one that it is put together from, says what a field must be. */
  Optional<Pointer> property(Pointer schema, String name) {
    Pointer own = schema.to("properties").to(name);
    if (!at(own).isMissingNode()) {
      return Optional.of(own);
    }
    Pointer resolved = resolve(schema);
    if (!resolved.equals(schema)) {
      return property(resolved, name);
    }
    Pointer parts = schema.to("allOf");
    for (int i = 0; i < at(parts).size(); i++) {
      Optional<Pointer> found = property(parts.to(Integer.toString(i)), name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whether the schema there lets a value be of that type. */
  boolean allows(Pointer schema, String type) {
    JsonNode types = at(resolve(schema)).path("type");
    if (types.isTextual()) {
      return types.textValue().equals(type);
    }
    for (JsonNode one : types) {
      if (one.textValue().equals(type)) {
        return true;
      }
    }
    return false;
  }
}
