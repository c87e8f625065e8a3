package io.github.siakoberpa.http;

import io.github.siakoberpa.database.StorageFigures;
import io.github.siakoberpa.database.StorageWatch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of all queues. Thread-safe. */
public final class StatsAnswers {
  private static final List<String> WORDS =
      List.of(
          "scheduled",
          "queued",
          "retrying",
          "sending",
          "uncertain",
          "sent",
          "failed",
          "cancelled",
          "expired");

  private final StorageWatch storage;

  /** Tells of the storage what the watch has measured last. */
  public StatsAnswers(StorageWatch storage) {
    this.storage = storage;
  }

  /**
   * The figures, as last sampled.
   *
   * @param queues the rows of {@code queue-overview.sql}
   * @param counts the rows of {@code all-counts.sql}
   */
  public Map<String, @Nullable Object> of(
      List<Map<String, @Nullable Object>> queues, List<Map<String, Object>> counts) {
    Map<String, Object> sessions = new LinkedHashMap<>();
    Map<String, @Nullable Object> all = Map.of();
    for (Map<String, @Nullable Object> queue : queues) {
      String session = String.valueOf(queue.get("session"));
      if (session.equals(QueueRequests.ALL)) {
        all = queue;
      } else {
        sessions.put(session, session(queue, counts));
      }
    }
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("sampledAt", time(newest(counts)));
    answer.put("pausedAll", pause(all));
    answer.put("messages", figures(counts, null));
    answer.put("sessions", sessions);
    answer.put("storage", storage());
    return answer;
  }

  private Map<String, @Nullable Object> storage() {
    StorageFigures figures = storage.figures();
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("databaseBytes", figures.databaseBytes());
    answer.put("walBytes", figures.walBytes());
    answer.put("freeDiskBytes", figures.freeDiskBytes());
    answer.put("refusesWork", storage.refusesWork());
    answer.put("fault", storage.fault().orElse(null));
    return answer;
  }

  private static Map<String, @Nullable Object> session(
      Map<String, @Nullable Object> queue, List<Map<String, Object>> counts) {
    Map<String, @Nullable Object> rates = new LinkedHashMap<>();
    rates.put("minute", queue.get("last_minute"));
    rates.put("hour", queue.get("last_hour"));
    rates.put("day", queue.get("last_day"));
    Map<String, @Nullable Object> session = new LinkedHashMap<>();
    session.put("messages", figures(counts, String.valueOf(queue.get("session"))));
    session.put("oldestReadyAt", time(queue.get("oldest_ready_at")));
    session.put("paused", pause(queue));
    session.put("sentInLast", rates);
    return session;
  }

  /** Null = not paused. */
  private static @Nullable Map<String, @Nullable Object> pause(
      Map<String, @Nullable Object> queue) {
    if (queue.get("paused_at") == null) {
      return null;
    }
    Map<String, @Nullable Object> pause = new LinkedHashMap<>();
    pause.put("since", time(queue.get("paused_at")));
    pause.put("reason", queue.get("paused_reason"));
    return pause;
  }

  /** The counts of one session, or of all (null), by state. */
  private static Map<String, Long> figures(
      List<Map<String, Object>> counts, @Nullable String session) {
    Map<String, Long> figures = new LinkedHashMap<>();
    WORDS.forEach(word -> figures.put(word, 0L));
    for (Map<String, Object> row : counts) {
      if (session == null || session.equals(row.get("session"))) {
        long count = ((Number) row.get("row_count")).longValue();
        figures.merge(StateWords.of(String.valueOf(row.get("state")), null), count, Long::sum);
      }
    }
    return figures;
  }

  private static @Nullable Object newest(List<Map<String, Object>> counts) {
    return counts.stream()
        .map(row -> ((Number) row.get("sampled_at")).longValue())
        .max(Long::compare)
        .orElse(null);
  }

  private static @Nullable String time(@Nullable Object millis) {
    return millis instanceof Number number
        ? Instant.ofEpochMilli(number.longValue()).toString()
        : null;
  }
}
