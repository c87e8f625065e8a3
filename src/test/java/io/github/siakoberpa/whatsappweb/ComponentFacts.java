package io.github.siakoberpa.whatsappweb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the catalogue's file in the jar says of the component. */
record ComponentFacts(JsonNode json) {
  /** An option, of the component or of an endpoint, or a header. */
  record Fact(String name, JsonNode json) {
    String description() {
      return json.path("description").asText();
    }

    String group() {
      return json.path("group").asText();
    }

    List<String> labels() {
      String label = json.path("label").asText();
      return label.isEmpty() ? List.of() : List.of(label.split(","));
    }

    String javaType() {
      return json.path("javaType").asText();
    }

    boolean required() {
      return json.path("required").asBoolean();
    }

    @Nullable String defaultValue() {
      return json.has("defaultValue") ? json.get("defaultValue").asText() : null;
    }
  }

  /** Of the component with that scheme. */
  static ComponentFacts of(String scheme) {
    String file =
        "/META-INF/io/github/siakoberpa/%s/%s.json".formatted(scheme.replace("-", ""), scheme);
    try {
      return new ComponentFacts(new ObjectMapper().readTree(text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String resource) throws IOException {
    try (InputStream stream = ComponentFacts.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(stream, resource).readAllBytes(), UTF_8);
    }
  }

  JsonNode component() {
    return json.path("component");
  }

  /** All of a group: componentProperties, properties or headers. */
  List<Fact> all(String group) {
    return json.path(group).properties().stream()
        .map(field -> new Fact(field.getKey(), field.getValue()))
        .toList();
  }
}
