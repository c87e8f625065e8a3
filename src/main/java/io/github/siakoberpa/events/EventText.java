package io.github.siakoberpa.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as everybody outside is told it. Stateless. */
public final class EventText {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The row (event_id, kind, session, created_at, body) as what is written as a JSON object. */
  public static Map<String, @Nullable Object> fields(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("id", row.get("event_id"));
    event.put("type", row.get("kind"));
    event.put("session", row.get("session"));
    event.put("at", at(row));
    event.put("data", new RawValue(String.valueOf(row.get("body"))));
    return event;
  }

  /** The same as a text. */
  public String json(Map<String, @Nullable Object> row) {
    try {
      return JSON.writeValueAsString(fields(row));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event cannot be written as JSON", e);
    }
  }

  private static String at(Map<String, @Nullable Object> row) {
    if (row.get("created_at") instanceof Number millis) {
      return Instant.ofEpochMilli(millis.longValue()).toString();
    }
    throw new IllegalArgumentException("The row of an event has no time");
  }
}
