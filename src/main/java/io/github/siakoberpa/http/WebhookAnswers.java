package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.webhook.DeliveryException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What administrators learn of webhooks. Stateless. */
public final class WebhookAnswers {
  /** Lets those pass whose webhook there is. */
  public void requireFound(@Nullable Map<String, @Nullable Object> row) {
    if (row == null) {
      throw InvalidRequestException.notFound(
          "WEBHOOK_NOT_FOUND", "There is no such webhook.", "webhookId");
    }
  }

  /** A page of them. */
  public Map<String, @Nullable Object> list(
      ListPage page, List<Map<String, @Nullable Object>> rows) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("webhooks", page.shown(rows).stream().map(this::one).toList());
    answer.put("next", page.next(rows));
    return answer;
  }

  /** One of them. */
  public Map<String, @Nullable Object> one(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> webhook = new LinkedHashMap<>();
    webhook.put("id", row.get("id"));
    webhook.put("name", row.get("name"));
    webhook.put("url", row.get("url"));
    webhook.put("events", list(row.get("kinds")));
    webhook.put("sessions", list(row.get("sessions")));
    webhook.put("paused", row.get("paused_at") != null);
    webhook.put("pausedAt", time(row, "paused_at"));
    webhook.put("pausedReason", row.get("paused_reason"));
    webhook.put("failures", row.get("failures"));
    webhook.put("failingSince", time(row, "failing_since"));
    webhook.put("lastDeliveredAt", time(row, "last_delivered_at"));
    webhook.put("previousSecretUntil", time(row, "previous_secret_until"));
    webhook.put("createdAt", time(row, "created_at"));
    webhook.put("createdBy", row.get("created_by"));
    return webhook;
  }

  /** The same with its secret; no other answer shows that. */
  public Map<String, @Nullable Object> created(String secret, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> webhook = one(row);
    webhook.put("secret", secret);
    return webhook;
  }

  /**
   * What came of a test call.
   *
   * @param failure null = the event was taken
   * @param status what was answered; null = nothing
   */
  public Map<String, @Nullable Object> tested(
      @Nullable DeliveryException failure, @Nullable Integer status) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("taken", failure == null);
    answer.put("status", status);
    answer.put("error", failure == null ? null : failure.getMessage());
    return answer;
  }

  /** How much goes out again. */
  public Map<String, Object> replayed(long count) {
    return Map.of("replayed", count);
  }

  /** A page of deliveries. */
  public Map<String, @Nullable Object> deliveries(
      ListPage page, List<Map<String, @Nullable Object>> rows) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("deliveries", page.shown(rows).stream().map(WebhookAnswers::delivery).toList());
    answer.put("next", page.next(rows));
    return answer;
  }

  private static Map<String, @Nullable Object> delivery(Map<String, @Nullable Object> row) {
    boolean waiting = "waiting".equals(row.get("state"));
    boolean due = row.get("next_at") instanceof Number next && next.longValue() == 0;
    Map<String, @Nullable Object> delivery = new LinkedHashMap<>();
    delivery.put("eventId", row.get("event_id"));
    delivery.put("type", row.get("kind"));
    delivery.put("session", row.get("session"));
    delivery.put("at", time(row, "created_at"));
    delivery.put("state", row.get("state"));
    delivery.put("attempts", row.get("attempts"));
    delivery.put("lastTriedAt", time(row, "tried_at"));
    delivery.put("lastStatus", row.get("last_status"));
    delivery.put("lastError", row.get("last_error"));
    delivery.put("nextTryAt", waiting && !due ? time(row, "next_at") : null);
    delivery.put("endedAt", time(row, "ended_at"));
    return delivery;
  }

  private static @Nullable Object list(@Nullable Object json) {
    return json == null ? null : Caller.sessions(json.toString());
  }

  private static @Nullable String time(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number millis
        ? Instant.ofEpochMilli(millis.longValue()).toString()
        : null;
  }
}
