package io.github.siakoberpa.queue;

import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells why messages do not leave now, by their rows and those of their queues. Thread-safe. */
public final class Waits {
  private final Predicate<String> sessionReady;
  private final Clock clock;

  /** Asks the predicate whether a session could send now. */
  public Waits(Predicate<String> sessionReady, Clock clock) {
    this.sessionReady = sessionReady;
    this.clock = clock;
  }

  /**
   * Why the message does not leave now; null = it may go at any moment, is on its way, or has
   * ended.
   *
   * @param row of {@code job-by-id.sql}
   */
  public @Nullable Wait of(Map<String, @Nullable Object> row) {
    return switch (String.valueOf(row.get("state"))) {
      case "scheduled" -> new Wait("schedule", null, time(row, "wake_at"));
      case "backoff" -> new Wait("retry", null, time(row, "wake_at"));
      case "uncertain" -> new Wait("look_up", null, null);
      case "waiting" -> ofSession(row, new Wait("chat_order", null, null));
      case "ready" -> ofHead(row);
      default -> null;
    };
  }

  private @Nullable Wait ofHead(Map<String, @Nullable Object> row) {
    Object parkedFor = row.get("waiting_for");
    if (parkedFor != null) {
      return new Wait(parkedFor.toString(), null, time(row, "not_before"));
    }
    Long next = time(row, "next_send_at");
    boolean paced = next != null && next > clock.millis();
    Object reason = row.get("next_send_reason");
    return ofSession(
        row, paced ? new Wait(reason == null ? "gap" : reason.toString(), null, next) : null);
  }

  private @Nullable Wait ofSession(Map<String, @Nullable Object> row, @Nullable Wait otherwise) {
    if (row.get("all_paused_at") != null) {
      return new Wait("paused", text(row, "all_paused_reason"), null);
    }
    if (row.get("paused_at") != null) {
      return new Wait("paused", text(row, "paused_reason"), null);
    }
    return sessionReady.test(String.valueOf(row.get("session")))
        ? otherwise
        : new Wait("session_not_ready", null, null);
  }

  private static @Nullable String text(Map<String, @Nullable Object> row, String column) {
    Object value = row.get(column);
    return value == null ? null : value.toString();
  }

  private static @Nullable Long time(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : null;
  }
}
