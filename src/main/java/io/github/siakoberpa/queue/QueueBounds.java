package io.github.siakoberpa.queue;

import io.github.siakoberpa.queue.NotQueued.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many messages may be open. Nothing is counted for a request: the sampler tells how many there
 * were, and what was accepted since is added here, so that a bound may bite a little early, never
 * late by more than a quarter of a chat's bound (smaller chats are not sampled). Thread-safe.
 */
public final class QueueBounds {
  private static final Set<String> FINISHED = Set.of("sent", "failed", "cancelled", "expired");

  private final QueueSettings settings;
  private Open sampled = new Open(0, Map.of(), Map.of());
  private int acceptedSince;
  private final Map<String, Integer> acceptedSinceBySession = new HashMap<>();
  private final Map<Chat, Integer> acceptedSinceByChat = new HashMap<>();
  private volatile boolean diskFull;

  private record Chat(String session, String chatId) {}

  private record Open(long all, Map<String, Long> bySession, Map<Chat, Long> byChat) {}

  /** Nothing is open until a sample says so. */
  public QueueBounds(QueueSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes over what the sampler counted.
   *
   * @param counts rows of session, state, row_count
   * @param fullChats rows of session, chat_id, row_count: the chats for which many messages wait
   */
  public void sampled(List<Map<String, Object>> counts, List<Map<String, Object>> fullChats) {
    Map<String, Long> bySession = new HashMap<>();
    for (Map<String, Object> row : counts) {
      if (!FINISHED.contains(text(row, "state"))) {
        bySession.merge(text(row, "session"), count(row), Long::sum);
      }
    }
    Map<Chat, Long> byChat = new HashMap<>();
    for (Map<String, Object> row : fullChats) {
      byChat.put(new Chat(text(row, "session"), text(row, "chat_id")), count(row));
    }
    long all = bySession.values().stream().mapToLong(Long::longValue).sum();
    takeOver(new Open(all, bySession, byChat));
  }

  private synchronized void takeOver(Open open) {
    sampled = open;
    acceptedSince = 0;
    acceptedSinceBySession.clear();
    acceptedSinceByChat.clear();
  }

  /** Whether there is too little room on the disk to queue more. */
  public void diskFull(boolean full) {
    diskFull = full;
  }

  /** Counts the message in, unless there is no room for it. Null = there is. */
  public synchronized @Nullable NotQueued admit(String session, String chatId) {
    if (diskFull) {
      return NotQueued.of(Code.DISK_FULL, "There is hardly room left on the server's disk.");
    }
    if (sampled.all() + acceptedSince >= settings.maxOpen()) {
      return NotQueued.of(Code.QUEUE_FULL, "The queue is full; try again when some have left.");
    }
    int ofSession = acceptedSinceBySession.getOrDefault(session, 0);
    if (sampled.bySession().getOrDefault(session, 0L) + ofSession >= settings.maxOpenPerSession()) {
      return NotQueued.of(
          Code.SESSION_QUEUE_FULL, "The session's queue is full; try again when some have left.");
    }
    Chat chat = new Chat(session, chatId);
    int ofChat = acceptedSinceByChat.getOrDefault(chat, 0);
    if (sampled.byChat().getOrDefault(chat, 0L) + ofChat >= settings.maxOpenPerChat()) {
      return NotQueued.of(
          Code.CHAT_QUEUE_FULL,
          "Too many messages wait for this chat; try again when some have left.");
    }
    acceptedSince++;
    acceptedSinceBySession.put(session, ofSession + 1);
    acceptedSinceByChat.put(chat, ofChat + 1);
    return null;
  }

  private static String text(Map<String, Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  private static long count(Map<String, Object> row) {
    return ((Number) row.get("row_count")).longValue();
  }
}
