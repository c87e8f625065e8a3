package io.github.siakoberpa.queue;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much a session sent in each minute of the last day. A window always takes in the whole of the
 * minute in which it begins, so that no hour or day of any beginning holds more than its limit.
 * Immutable.
 */
public final class PaceUsage {
  /** Its minutes. */
  public static final int HOUR = 60;

  /** Its minutes. */
  public static final int DAY = 1_440;

  private static final long MINUTE_MS = 60_000;

  private final NavigableMap<Long, Integer> sent;
  private final NavigableMap<Long, Integer> newChats;

  private PaceUsage(NavigableMap<Long, Integer> sent, NavigableMap<Long, Integer> newChats) {
    this.sent = sent;
    this.newChats = newChats;
  }

  /**
   * As it is kept.
   *
   * @param rows minute (since the epoch), sent, new_chats
   */
  public static PaceUsage of(List<Map<String, Object>> rows) {
    NavigableMap<Long, Integer> sent = new TreeMap<>();
    NavigableMap<Long, Integer> newChats = new TreeMap<>();
    for (Map<String, Object> row : rows) {
      sent.put(number(row, "minute"), (int) number(row, "sent"));
      newChats.put(number(row, "minute"), (int) number(row, "new_chats"));
    }
    return new PaceUsage(sent, newChats);
  }

  /** The minute of a time. */
  public static long minute(long time) {
    return Math.floorDiv(time, MINUTE_MS);
  }

  /** The same with one message more. */
  PaceUsage plus(long now, boolean newChat) {
    NavigableMap<Long, Integer> more = new TreeMap<>(sent);
    more.merge(minute(now), 1, Integer::sum);
    NavigableMap<Long, Integer> moreNew = new TreeMap<>(newChats);
    moreNew.merge(minute(now), newChat ? 1 : 0, Integer::sum);
    return new PaceUsage(more, moreNew);
  }

  /** Messages in the window of that many minutes that ends now. */
  public int sent(long now, int minutes) {
    return sum(sent, now, minutes);
  }

  /** Chats first written to in the day that ends now. */
  public int newChats(long now) {
    return sum(newChats, now, DAY);
  }

  /** The earliest time from then on at which the window has room for a message. */
  long roomAt(long from, int minutes, int limit) {
    return roomAt(sent, from, minutes, limit);
  }

  /** The earliest time from then on at which the day has room for a new chat. */
  long roomForNewChatAt(long from, int limit) {
    return roomAt(newChats, from, DAY, limit);
  }

  private static long roomAt(
      NavigableMap<Long, Integer> counts, long from, int minutes, int limit) {
    int inside = sum(counts, from, minutes);
    long at = from;
    for (var bucket : counts.tailMap(minute(from) - minutes, true).entrySet()) {
      if (inside < limit) {
        return at;
      }
      inside -= bucket.getValue();
      at = (bucket.getKey() + minutes + 1) * MINUTE_MS;
    }
    return inside < limit ? at : from + minutes * MINUTE_MS;
  }

  private static int sum(NavigableMap<Long, Integer> counts, long now, int minutes) {
    return counts.tailMap(minute(now) - minutes, true).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).longValue();
  }
}
