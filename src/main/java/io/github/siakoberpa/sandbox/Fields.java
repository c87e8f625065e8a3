package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The fields of a request body; each wrong one is refused by name. */
record Fields(ObjectNode node) {

  /**
   * Refuses fields that the call does not know, so that a typing error does not pass for a success.
   */
  Fields knowing(String... names) {
    List<String> known = List.of(names);
    for (Iterator<String> given = node.fieldNames(); given.hasNext(); ) {
      String name = given.next();
      if (!known.contains(name)) {
        throw Refusal.badInput(
            "unknown field \"%s\"; known are %s".formatted(name, String.join(", ", known)));
      }
    }
    return this;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  Optional<String> text(String name) {
    return given(name)
        .map(
            value -> {
              if (!value.isTextual() || value.textValue().isBlank()) {
                throw Refusal.badInput(name + " must be a text that is not empty");
              }
              return value.textValue();
            });
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> Refusal.badInput(name + " is missing"));
  }

  Optional<Long> number(String name, long least, long most) {
    return given(name)
        .map(
            value -> {
              if (!value.isIntegralNumber()
                  || value.longValue() < least
                  || value.longValue() > most) {
                throw Refusal.badInput(
                    "%s must be a whole number from %d to %d".formatted(name, least, most));
              }
              return value.longValue();
            });
  }

  double decimal(String name, double least, double most) {
    JsonNode value = given(name).orElseThrow(() -> Refusal.badInput(name + " is missing"));
    if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
      throw Refusal.badInput("%s must be a number from %s to %s".formatted(name, least, most));
    }
    return value.doubleValue();
  }

  Optional<Boolean> flag(String name) {
    return given(name)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw Refusal.badInput(name + " must be true or false");
              }
              return value.booleanValue();
            });
  }

  Optional<Fields> object(String name) {
    return given(name)
        .map(
            value -> {
              if (value instanceof ObjectNode object) {
                return new Fields(object);
              }
              throw Refusal.badInput(name + " must be an object");
            });
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    given(name)
        .ifPresent(
            array ->
                array.forEach(
                    item -> {
                      if (!item.isTextual()) {
                        throw Refusal.badInput(name + " must be a list of texts");
                      }
                      texts.add(item.textValue());
                    }));
    return texts;
  }

  List<Fields> objects(String name) {
    JsonNode array = given(name).orElseThrow(() -> Refusal.badInput(name + " is missing"));
    List<Fields> objects = new ArrayList<>();
    for (JsonNode item : array) {
      if (!(item instanceof ObjectNode object)) {
        throw Refusal.badInput(name + " must be a list of objects");
      }
      objects.add(new Fields(object));
    }
    return objects;
  }

  private Optional<JsonNode> given(String name) {
    return has(name) ? Optional.of(node.get(name)) : Optional.empty();
  }
}
