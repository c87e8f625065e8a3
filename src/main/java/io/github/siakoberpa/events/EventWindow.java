package io.github.siakoberpa.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ids that one page looks at. However many events there are and whatever is filtered out, it is
 * never wider than {@link #WIDTH}, so that a page costs the same.
 *
 * @param after the first one is behind it
 * @param upTo the last one
 * @param last the newest event of all
 */
public record EventWindow(long after, long upTo, long last) {
  static final long WIDTH = 5_000;

  /** Where the next page begins, behind the rows that this one found. */
  public long next(List<Map<String, @Nullable Object>> rows, int limit) {
    if (rows.size() < limit) {
      return upTo;
    }
    return rows.get(rows.size() - 1).get("id") instanceof Number id ? id.longValue() : upTo;
  }
}
