package io.github.siakoberpa.queue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The counts of the queue as last sampled: rows of session, state and row_count. Open and finished
 * messages are counted apart, since those that are finished may be many millions, and each count
 * rests the longer the more it costs. Used by the sampling route alone, one exchange at a time.
 */
public final class QueueSample {
  private final CostLimit openCost;
  private final CostLimit finishedCost;
  private List<Map<String, Object>> open = List.of();
  private List<Map<String, Object>> finished = List.of();
  private List<Map<String, Object>> last = List.of();

  /** Everything is due at once. */
  public QueueSample(Clock clock) {
    this.openCost = new CostLimit(clock);
    this.finishedCost = new CostLimit(clock);
  }

  /** Whether open messages are to be counted now. */
  public boolean isDue() {
    return openCost.begin();
  }

  /** All counts of open messages in one list. */
  public List<Map<String, Object>> open(
      List<Map<String, Object>> waiting,
      List<Map<String, Object>> heads,
      List<Map<String, Object>> scheduled) {
    List<Map<String, Object>> all = new ArrayList<>(waiting);
    all.addAll(heads);
    all.addAll(scheduled);
    open = all;
    return all;
  }

  /** Everything about open messages is counted. */
  public void openCounted() {
    openCost.end();
  }

  /** Whether finished messages are to be counted now. */
  public boolean isFinishedDue() {
    return finishedCost.begin();
  }

  /** The new counts of finished messages. */
  public void finishedCounted(List<Map<String, Object>> counts) {
    finished = counts;
    finishedCost.end();
  }

  /** The latest counts of both. */
  public List<Map<String, Object>> all() {
    List<Map<String, Object>> all = new ArrayList<>(open);
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
