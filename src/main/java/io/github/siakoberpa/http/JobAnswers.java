package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.queue.Priority;
import io.github.siakoberpa.queue.Wait;
import io.github.siakoberpa.queue.Waits;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers learn of jobs, in the fields of the older API. Thread-safe. */
public final class JobAnswers {
  private final Waits waits;

  /** Why a job does not leave is told by the waits. */
  public JobAnswers(Waits waits) {
    this.waits = waits;
  }

  /**
   * One job.
   *
   * @param found its row; null when there is no such job
   */
  public Map<String, Object> job(@Nullable Map<String, @Nullable Object> found) {
    Map<String, @Nullable Object> row = RefusedControl.found(found);
    String state = text(row, "state");
    Map<String, @Nullable Object> job = new LinkedHashMap<>();
    job.put("id", row.get("job_id"));
    job.put("status", SeedWords.of(state));
    job.put("data", data(row));
    job.put("opts", options(row));
    job.put("progress", progress(state));
    job.put("attempts", row.get("attempts"));
    job.put("failedReason", failedReason(row, state));
    Wait wait = waits.of(row);
    job.put("waitingFor", wait == null ? null : wait.reason());
    job.put("notBefore", wait == null ? null : wait.until());
    job.put("processedOn", row.get("sending_at"));
    job.put("finishedOn", row.get("finished_at"));
    job.put("timestamp", row.get("created_at"));
    job.put("ack", row.get("ack"));
    job.put("deliveredAt", row.get("delivered_at"));
    job.put("readAt", row.get("read_at"));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put("job", job);
    return answer;
  }

  private static Map<String, @Nullable Object> data(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("messageId", row.get("message_id"));
    data.put("chatId", row.get("chat_id"));
    data.put("message", text(row));
    data.put("formattedNumber", number(row));
    data.put("originalNumber", row.get("original_number"));
    if (row.get("client_ref") != null) {
      data.put("clientRef", row.get("client_ref"));
    }
    return data;
  }

  private static Map<String, Object> options(Map<String, @Nullable Object> row) {
    long created = number(row, "created_at");
    long delay = "scheduled".equals(row.get("state")) ? number(row, "wake_at") - created : 0;
    return Map.of(
        "priority", Priority.of((int) number(row, "priority")).name(), "delay", Math.max(0, delay));
  }

  /** What the message says; of a file, the words under it. */
  static String text(Map<String, @Nullable Object> row) {
    ObjectNode payload = payload(row);
    return payload.path(payload.has("caption") ? "caption" : "text").asText();
  }

  /** All of what it says. */
  static ObjectNode payload(Map<String, @Nullable Object> row) {
    return Json.object(text(row, "payload").getBytes(StandardCharsets.UTF_8));
  }

  /** Who it goes to, without the kind of chat. */
  static String number(Map<String, @Nullable Object> row) {
    String chatId = text(row, "chat_id");
    return chatId.substring(0, chatId.indexOf('@'));
  }

  static int progress(String state) {
    return switch (SeedWords.of(state)) {
      case "completed" -> 100;
      case "active" -> 50;
      default -> 0;
    };
  }

  static @Nullable Object failedReason(Map<String, @Nullable Object> row, String state) {
    return state.equals("expired") ? "It could not leave before expiresAt." : row.get("last_error");
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  private static long number(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }
}
