package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.queue.Control;
import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.NotQueued;
import io.github.siakoberpa.queue.Priority;
import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.queue.Wait;
import io.github.siakoberpa.queue.Waits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers of {@code /api/v1} learn of messages. Thread-safe. */
public final class MessageAnswers {
  private final Waits waits;

  /** Why a message does not leave is told by the waits. */
  public MessageAnswers(Waits waits) {
    this.waits = waits;
  }

  /**
   * The message that was queued.
   *
   * @throws InvalidRequestException when it was not
   */
  public QueuedMessage accepted(EnqueueResult result) {
    if (result instanceof NotQueued refused) {
      throw RefusedMessage.of(refused);
    }
    return (QueuedMessage) result;
  }

  /** The answer to a message that was queued, as it stands now. */
  public Map<String, @Nullable Object> queued(
      QueuedMessage queued, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("id", queued.jobId());
    answer.put("messageId", queued.messageId());
    answer.put("session", row.get("session"));
    answer.put("to", queued.chatId());
    answer.put("state", state(row));
    answer.put("priority", queued.priority().name());
    answer.put("createdAt", time(row, "created_at"));
    putWait(answer, row);
    answer.put("repeated", queued.repeated());
    return answer;
  }

  /**
   * One message with all that is known of it.
   *
   * @param found its row; null when there is no such message
   * @param attempts its tries; null when there is no such message
   */
  public Map<String, @Nullable Object> message(
      @Nullable Map<String, @Nullable Object> found,
      @Nullable List<Map<String, @Nullable Object>> attempts) {
    Map<String, @Nullable Object> row = RefusedControl.found(found);
    List<Map<String, @Nullable Object>> tries = attempts == null ? List.of() : attempts;
    Map<String, @Nullable Object> answer = message(row);
    Map<String, @Nullable Object> receipts = new LinkedHashMap<>();
    receipts.put("sentAt", "sent".equals(row.get("state")) ? time(row, "finished_at") : null);
    receipts.put("deliveredAt", time(row, "delivered_at"));
    receipts.put("readAt", time(row, "read_at"));
    answer.put("receipts", receipts);
    answer.put("history", tries.stream().map(MessageAnswers::attempt).toList());
    return answer;
  }

  /** One page of messages, the newest first. */
  public Map<String, @Nullable Object> page(
      MessageFilter filter, MessageWindow window, List<Map<String, @Nullable Object>> rows) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("messages", rows.stream().map(this::message).toList());
    answer.put("next", next(filter, window, rows));
    return answer;
  }

  /**
   * The message is cancelled, or will be by its worker.
   *
   * @param row as it was before; null = there is no such message
   */
  public Map<String, Object> cancelled(@Nullable Map<String, Object> row) {
    Control control = RefusedControl.checkCancel(row);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", String.valueOf(RefusedControl.found(row).get("job_id")));
    answer.put("state", control == Control.ASKED ? "cancelling" : "cancelled");
    return answer;
  }

  /**
   * The message is tried again.
   *
   * @param row as it was before; null = there is no such message
   */
  public Map<String, Object> retried(@Nullable Map<String, Object> row) {
    RefusedControl.checkRetry(row);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", String.valueOf(RefusedControl.found(row).get("job_id")));
    answer.put("state", "queued");
    return answer;
  }

  private static @Nullable String next(
      MessageFilter filter, MessageWindow window, List<Map<String, @Nullable Object>> rows) {
    if (rows.size() >= filter.limit()) {
      return Cursor.of(number(rows.get(rows.size() - 1), "id"));
    }
    return window.last() ? null : Cursor.of(window.oldest());
  }

  private Map<String, @Nullable Object> message(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("id", row.get("job_id"));
    message.put("messageId", row.get("message_id"));
    message.put("session", row.get("session"));
    message.put("to", row.get("chat_id"));
    message.put("originalTo", row.get("original_number"));
    message.put("type", row.get("kind"));
    message.put("text", JobAnswers.text(row));
    message.put("content", content(row));
    message.put("priority", Priority.of((int) number(row, "priority")).name());
    message.put("state", state(row));
    putWait(message, row);
    message.put("attempts", row.get("attempts"));
    message.put("maxAttempts", row.get("max_attempts"));
    message.put("errorCode", row.get("last_error_code"));
    message.put("error", row.get("last_error"));
    message.put("onUnknown", row.get("on_unknown"));
    message.put("clientRef", row.get("client_ref"));
    message.put("createdBy", row.get("created_by"));
    message.put("createdAt", time(row, "created_at"));
    message.put("expiresAt", time(row, "expires_at"));
    message.put("sendingAt", time(row, "sending_at"));
    message.put("finishedAt", time(row, "finished_at"));
    return message;
  }

  /** What it says beyond its text; null = nothing. */
  private static @Nullable ObjectNode content(Map<String, @Nullable Object> row) {
    ObjectNode payload = JobAnswers.payload(row);
    return payload.has("kind") ? payload.without(List.of("kind", "text")) : null;
  }

  private void putWait(Map<String, @Nullable Object> answer, Map<String, @Nullable Object> row) {
    Wait wait = waits.of(row);
    answer.put("waitingFor", wait == null ? null : wait.reason());
    if (wait != null && wait.detail() != null) {
      answer.put("waitingDetail", wait.detail());
    }
    answer.put("notBefore", wait == null ? null : time(wait.until()));
  }

  private static Map<String, @Nullable Object> attempt(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> attempt = new LinkedHashMap<>();
    attempt.put("startedAt", time(row, "started_at"));
    attempt.put("endedAt", time(row, "ended_at"));
    attempt.put("outcome", row.get("outcome"));
    attempt.put("errorCode", row.get("error_code"));
    attempt.put("error", row.get("error"));
    return attempt;
  }

  private static String state(Map<String, @Nullable Object> row) {
    Number ack = row.get("ack") instanceof Number number ? number : null;
    return StateWords.of(String.valueOf(row.get("state")), ack);
  }

  private static @Nullable String time(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? time(number.longValue()) : null;
  }

  private static @Nullable String time(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }

  private static long number(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }
}
