package io.github.siakoberpa.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Puts claimed rows into the order in which they should leave; the database returns them in none.
 * Stateless.
 */
public final class ClaimedJobs {
  private static final Comparator<Map<String, Object>> ORDER =
      Comparator.<Map<String, Object>>comparingLong(row -> number(row, "priority"))
          .thenComparingLong(row -> number(row, "position"));

  /** The rows, the most urgent first, then the oldest. */
  public List<Map<String, Object>> inOrder(List<Map<String, Object>> rows) {
    return rows.stream().sorted(ORDER).toList();
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).longValue();
  }
}
