package io.github.siakoberpa.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The counts of the queue as last sampled. Used by the sampling route alone, one exchange at a
 * time.
 */
public final class QueueSample {
  private List<Map<String, Object>> last = List.of();

  /** All counts in one list. */
  public List<Map<String, Object>> merge(
      List<Map<String, Object>> waiting,
      List<Map<String, Object>> heads,
      List<Map<String, Object>> scheduled,
      List<Map<String, Object>> finished) {
    List<Map<String, Object>> all = new ArrayList<>(waiting);
    all.addAll(heads);
    all.addAll(scheduled);
    all.addAll(finished);
    return all;
  }

  /**
   * Whether these counts differ from those of the last call, so that an idle queue writes nothing.
   */
  public boolean isNews(List<Map<String, Object>> counts) {
    boolean news = !counts.equals(last);
    last = List.copyOf(counts);
    return news;
  }
}
