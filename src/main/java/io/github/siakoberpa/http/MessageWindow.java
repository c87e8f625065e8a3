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
    return of(filter.before(), filter.since() != null, filter.until() != null, WIDTH, ends);
  }

  /**
   * The window where a cursor stands.
   *
   * @param before the cursor; null = none yet
   * @param since whether there is an earliest time
   * @param until whether there is a latest time
   * @param width how many ids it has at most
   * @param ends the ids of the time
   */
  static MessageWindow of(
      @Nullable Long before,
      boolean since,
      boolean until,
      long width,
      Map<String, @Nullable Object> ends) {
    // Of messages of one millisecond neither the first nor the last need have the outermost job id.
    Long firstOfTime = id(ends, since ? "first_of_time" : "first_id");
    Long first = later(id(ends, "first_id"), firstOfTime);
    Long last = id(ends, until ? "last_of_time" : "last_id");
    if (first == null || last == null || firstOfTime == null) {
      return new MessageWindow(0, 1, true);
    }
    long newest = before == null ? last : Math.min(last, before - 1);
    long oldest = width > newest ? first : Math.max(first, newest - width + 1);
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
