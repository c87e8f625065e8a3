package io.github.siakoberpa.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where pages of events begin and end. Stateless. */
public final class EventWindows {
  /**
   * The window in which the query goes on.
   *
   * @param range the row of {@code event-range.sql}
   */
  public EventWindow of(EventQuery query, Map<String, @Nullable Object> range) {
    Long first = id(range, "first_id");
    Long last = id(range, "last_id");
    Long after = query.after();
    if (first == null || last == null) {
      long nowhere = after == null ? 0 : after;
      return new EventWindow(nowhere, nowhere, nowhere);
    }
    // A place behind the last event is that of a database before it was restored.
    long begin = after == null || after > last ? last : Math.max(after, first - 1);
    return new EventWindow(begin, Math.min(last, begin + EventWindow.WIDTH), last);
  }

  private static @Nullable Long id(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : null;
  }
}
