package io.github.siakoberpa.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A parameter of a call.
 *
 * @param name what it is called
 * @param place {@code path}, {@code query} or {@code header}
 * @param required whether a call needs it
 * @param at where it lies in the document
 */
public record Parameter(String name, String place, boolean required, Pointer at) {

  static Parameter of(Pointer place, Schemas schemas) {
    Pointer at = schemas.resolve(place);
    JsonNode node = schemas.at(at);
    return new Parameter(
        node.path("name").asText(),
        node.path("in").asText(),
        node.path("required").asBoolean(false),
        at);
  }

  Pointer schema() {
    return at.to("schema");
  }
}
