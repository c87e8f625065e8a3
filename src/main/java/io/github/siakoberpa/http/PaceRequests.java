package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What requests about the pace say. Stateless. */
public final class PaceRequests {
  /** The fields of the body and what they shall become; null = back to the default. */
  public Map<String, @Nullable Object> changes(Exchange exchange) {
    Map<String, @Nullable Object> changes = new LinkedHashMap<>();
    RequestBody.of(IncomingRequest.of(exchange))
        .all()
        .properties()
        .forEach(field -> changes.put(field.getKey(), value(field.getValue())));
    return changes;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    // Whatever else it is, the pace itself refuses it by name.
    return node.isNumber() ? node.numberValue() : node;
  }
}
