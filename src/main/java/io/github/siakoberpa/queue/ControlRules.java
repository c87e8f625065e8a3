package io.github.siakoberpa.queue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person may do to a message, by the row of {@code job-to-change.sql}. Stateless. */
public final class ControlRules {

  /** Whether it gets fresh tries; null = there is no such message. */
  public boolean mayRetry(@Nullable Map<String, Object> row) {
    return row != null && retryOf(row) == Control.DONE;
  }

  /** What becomes of the wish to try it again. */
  public static Control retryOf(Map<String, Object> row) {
    return switch (String.valueOf(row.get("state"))) {
      case "failed", "cancelled" -> isOptedOut(row) ? Control.OPTED_OUT : Control.DONE;
      default -> Control.NOT_ENDED;
    };
  }

  /** What becomes of the wish to cancel it. */
  public static Control cancelOf(Map<String, Object> row) {
    return switch (String.valueOf(row.get("state"))) {
      case "scheduled", "waiting", "ready", "backoff" -> Control.DONE;
      case "leased" -> Control.ASKED;
      case "sending", "uncertain" -> Control.TOO_LATE;
      default -> Control.ENDED;
    };
  }

  private static boolean isOptedOut(Map<String, Object> row) {
    return row.get("opted_out") instanceof Number number && number.intValue() != 0;
  }
}
