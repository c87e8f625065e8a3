package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.QueueConfig;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers learn of the queue, in the fields of the older API. Thread-safe. */
public final class QueueAnswers {
  private static final int SHOWN_CHARACTERS = 100;
  private static final Comparator<Map<String, @Nullable Object>> NEWEST_END =
      Comparator.comparingLong((Map<String, @Nullable Object> row) -> time(row, "finished_at"))
          .reversed();

  private final QueueConfig config;

  /** Tells the values of the configuration as they are at that moment. */
  public QueueAnswers(QueueConfig config) {
    this.config = config;
  }

  /** The queue of a session, or all, is paused. */
  public Map<String, Object> paused(String session) {
    return done(
        session.equals(QueueRequests.ALL)
            ? "All queues are paused. They take messages, and send none until they are resumed."
            : "The queue is paused. It takes messages, and sends none until it is resumed.");
  }

  /**
   * The queue of a session, or all, is resumed.
   *
   * @param paused the rows of what is still paused
   */
  public Map<String, Object> resumed(String session, List<Map<String, Object>> paused) {
    if (session.equals(QueueRequests.ALL)) {
      return done("All queues are resumed.");
    }
    boolean held = paused.stream().anyMatch(row -> QueueRequests.ALL.equals(row.get("session")));
    return done(
        held
            ? "The queue itself is resumed, but all queues are paused: resume without a session lifts that."
            : "The queue is resumed.");
  }

  /** The dispatcher looks at the queue. */
  public Map<String, Object> processing() {
    return done("The queue is looked at now.");
  }

  /** So many messages were cancelled. */
  public Map<String, Object> cleared(long count) {
    Map<String, Object> answer = done("Messages that had not left were cancelled: " + count);
    answer.put("cleared", count);
    return answer;
  }

  /** So many messages were forgotten. */
  public Map<String, Object> cleaned(long count) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put("cleaned", count);
    answer.put("message", "Messages that had ended were forgotten: " + count);
    return answer;
  }

  /** The configuration after a change. */
  public Map<String, Object> config() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("maxConcurrent", config.concurrency());
    values.put("processInterval", config.interval().toMillis());
    values.put("stalledTimeout", config.lease().toMillis());
    Map<String, Object> answer = done("The configuration is changed, for later starts too.");
    answer.put("config", values);
    return answer;
  }

  /**
   * The message is tried again.
   *
   * @param row as it was before; null = there is no such message
   */
  public Map<String, Object> retried(@Nullable Map<String, Object> row) {
    RefusedControl.checkRetry(row);
    return done("The message is tried again.");
  }

  /** One page of the queue, and its figures. */
  public Map<String, Object> page(
      QueuePage page, List<Map<String, @Nullable Object>> rows, List<Map<String, Object>> counts) {
    Map<String, Object> figures = QueueFigures.of(counts);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("queueSize", open(figures));
    for (String word : List.of("waiting", "active", "completed", "failed", "delayed")) {
      answer.put(word, figures.getOrDefault(word, 0L));
    }
    boolean unsorted = page.word().equals("completed") || page.word().equals("cancelled");
    answer.put(
        "messages",
        (unsorted ? rows.stream().sorted(NEWEST_END) : rows.stream())
            .map(QueueAnswers::message)
            .toList());
    answer.put("stats", figures);
    return answer;
  }

  private static Map<String, @Nullable Object> message(Map<String, @Nullable Object> row) {
    String state = String.valueOf(row.get("state"));
    String text = JobAnswers.text(row);
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("jobId", row.get("job_id"));
    message.put("messageId", row.get("message_id"));
    message.put("number", JobAnswers.number(row));
    message.put("message", firstCharacters(text));
    message.put("status", SeedWords.of(state));
    message.put("attempts", row.get("attempts"));
    message.put("progress", JobAnswers.progress(state));
    message.put("timestamp", row.get("created_at"));
    message.put("processedOn", row.get("sending_at"));
    message.put("finishedOn", row.get("finished_at"));
    message.put("failedReason", JobAnswers.failedReason(row, state));
    return message;
  }

  /** Never half of a surrogate pair. */
  private static String firstCharacters(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS));
  }

  private static long open(Map<String, Object> figures) {
    long open = 0;
    for (String word : List.of("waiting", "active", "delayed")) {
      open += figures.get(word) instanceof Long count ? count : 0;
    }
    return open;
  }

  private static long time(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }

  private static Map<String, Object> done(String message) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put("message", message);
    return answer;
  }
}
