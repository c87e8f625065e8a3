package io.github.siakoberpa.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counts of one session's queue, in the words of the older API. */
final class QueueFigures {
  private static final List<String> WORDS =
      List.of("waiting", "active", "completed", "failed", "delayed");

  private QueueFigures() {}

  /**
   * The sums.
   *
   * @param rows state, row_count, and whether the session is paused
   */
  static Map<String, Object> of(List<Map<String, Object>> rows) {
    Map<String, Object> figures = new LinkedHashMap<>();
    WORDS.forEach(word -> figures.put(word, 0L));
    long total = 0;
    boolean paused = false;
    for (Map<String, Object> row : rows) {
      long count = ((Number) row.get("row_count")).longValue();
      total += count;
      paused |= ((Number) row.get("paused")).intValue() != 0;
      figures.computeIfPresent(
          SeedWords.of(row.get("state").toString()), (word, sum) -> (Long) sum + count);
    }
    figures.put("paused", paused ? figures.getOrDefault("waiting", 0L) : 0L);
    figures.put("total", total);
    return figures;
  }
}
