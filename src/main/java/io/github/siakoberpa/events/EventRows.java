package io.github.siakoberpa.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of events, as {@code events-record.camel.yaml} passes them to its statement. Thread-safe.
 */
public final class EventRows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MAY_BE_ABSENT = List.of("chat_id", "message_id", "client_ref");

  private final Clock clock;
  private final boolean on;

  /**
   * Stamps rows with the clock's time.
   *
   * @param on whether anything is recorded at all
   */
  public EventRows(Clock clock, boolean on) {
    this.clock = clock;
    this.on = on;
  }

  /** The same as a column. */
  public int recording() {
    return on ? 1 : 0;
  }

  /** The rows with everything that a row must have; none when nothing is recorded. */
  public List<Map<String, @Nullable Object>> of(List<Map<String, @Nullable Object>> rows) {
    return on ? rows.stream().map(this::whole).toList() : List.of();
  }

  private Map<String, @Nullable Object> whole(Map<String, @Nullable Object> given) {
    Map<String, @Nullable Object> row = new HashMap<>(given);
    MAY_BE_ABSENT.forEach(column -> row.putIfAbsent(column, null));
    row.putIfAbsent("event_id", UUID.randomUUID().toString());
    row.putIfAbsent("created_at", clock.millis());
    row.put("body", text(row.getOrDefault("body", Map.of())));
    return row;
  }

  private static String text(@Nullable Object body) {
    if (body instanceof String text) {
      return text;
    }
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The body of an event cannot be written as JSON", e);
    }
  }
}
