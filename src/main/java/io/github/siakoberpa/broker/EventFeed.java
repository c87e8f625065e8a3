package io.github.siakoberpa.broker;

import io.github.siakoberpa.events.EventText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All events that a broker wants to be told. Thread-safe. */
public final class EventFeed {
  private static final int PAGE = 100;

  private final EventText text;
  private final EventFilter filter;

  EventFeed(EventText text, EventFilter filter) {
    this.text = text;
    this.filter = filter;
  }

  /** What the broker is told of these rows of the table {@code events}. */
  public BrokerEventPage page(List<Map<String, @Nullable Object>> rows) {
    List<BrokerEvent> events = rows.stream().filter(filter::wants).map(this::event).toList();
    Object last = rows.isEmpty() ? null : rows.get(rows.size() - 1).get("id");
    Long upTo = last instanceof Number number ? number.longValue() : null;
    return new BrokerEventPage(events, List.of(), upTo, rows.size() >= PAGE);
  }

  private BrokerEvent event(Map<String, @Nullable Object> row) {
    Object chat = row.get("chat_id");
    return new BrokerEvent(
        String.valueOf(row.get("event_id")),
        String.valueOf(row.get("kind")),
        chat == null ? String.valueOf(row.get("session")) : row.get("session") + " " + chat,
        null,
        null,
        text.json(row));
  }
}
