package io.github.siakoberpa.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ids in the database that one page looks at, both ends included. However many messages there
 * are, it is never wider than {@link #WIDTH}, so that a page costs the same.
 *
 * @param last whether nothing that was asked for lies beyond its older end
 */
public record MessageWindow(long newest, long oldest, boolean last) {
  static final long WIDTH = 20_000;

  /**
   * The window where the filter's cursor stands.
   *
   * @param ends the row of {@code message-window.sql}
   */
  static MessageWindow of(MessageFilter filter, Map<String, @Nullable Object> ends) {
    // Of messages of one millisecond neither the first nor the last need have the outermost job id.
    boolean anyTime = filter.since() == null;
    Long firstOfTime = id(ends, anyTime ? "first_id" : "first_of_time");
    Long first = later(id(ends, "first_id"), firstOfTime);
    Long last = id(ends, filter.until() == null ? "last_id" : "last_of_time");
    if (first == null || last == null || firstOfTime == null) {
      return new MessageWindow(0, 1, true);
    }
    long newest = filter.before() == null ? last : Math.min(last, filter.before() - 1);
    long oldest = Math.max(first, newest - WIDTH + 1);
    return new MessageWindow(newest, oldest, oldest <= first);
  }

  private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.max(one, other);
  }

  private static @Nullable Long id(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : null;
  }
}
