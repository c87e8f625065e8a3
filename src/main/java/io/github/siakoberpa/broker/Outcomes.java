package io.github.siakoberpa.broker;

import io.github.siakoberpa.events.EventText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Outcomes of messages that came from brokers. Thread-safe. */
public final class Outcomes {
  private static final int PAGE = 500;
  private static final int LATE = 100;

  private final EventText text;

  Outcomes(EventText text) {
    this.text = text;
  }

  /**
   * What the broker is told next.
   *
   * @param late the rows of {@code late-outcomes.sql}
   * @param rows those of {@code broker-outcomes.sql}, read behind the same place
   */
  public BrokerEventPage page(
      List<Map<String, @Nullable Object>> late, List<Map<String, @Nullable Object>> rows) {
    List<BrokerEvent> events =
        Stream.concat(
                late.stream().filter(row -> row.get("event_id") != null),
                rows.stream().filter(row -> row.get("job_id") != null))
            .map(this::outcome)
            .toList();
    List<Map<String, @Nullable Object>> lateRows =
        late.stream().map(row -> row.get("late_id")).distinct().map(Outcomes::lateRow).toList();
    Object last = rows.isEmpty() ? null : rows.get(rows.size() - 1).get("id");
    Long upTo = last instanceof Number number ? number.longValue() : null;
    boolean isFull = rows.size() >= PAGE || lateRows.size() >= LATE;
    return new BrokerEventPage(events, lateRows, upTo, isFull);
  }

  private static Map<String, @Nullable Object> lateRow(@Nullable Object id) {
    return Map.of("late_id", String.valueOf(id));
  }

  private BrokerEvent outcome(Map<String, @Nullable Object> row) {
    return new BrokerEvent(
        String.valueOf(row.get("event_id")),
        String.valueOf(row.get("kind")),
        String.valueOf(row.get("job_id")),
        (String) row.get("correlation"),
        (String) row.get("reply_to"),
        text.json(row));
  }
}
