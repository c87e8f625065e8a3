package io.github.siakoberpa.alerts;

import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are open, so that each is told once when it begins and once when it is over.
 * Forgotten at a restart: what is still wrong then is told again. Thread-safe.
 */
public final class AlertBook {
  private static final String STALLED = "queue_stalled";
  private static final String WEBHOOK_PAUSED = "webhook_paused";
  private static final String OUR_OWN_LOG_OUT = "logged_out_by_hand";

  private final Clock clock;
  private final Duration stalledAfter;
  private final Map<String, String> wrongBySession = new HashMap<>();
  private final Set<String> stalled = new TreeSet<>();
  private final Set<String> pausedWebhooks = new TreeSet<>();

  /**
   * Nothing is open.
   *
   * @param stalledAfter how long a message that may go can wait while none goes
   */
  public AlertBook(Clock clock, Duration stalledAfter) {
    this.clock = clock;
    this.stalledAfter = stalledAfter;
  }

  /** What is to be told of the state that a session has come to. */
  public synchronized List<Alert> session(SessionStatus now) {
    List<Alert> told = new ArrayList<>();
    String wrong = wrong(now);
    String open = wrongBySession.get(now.name());
    if (open != null && (now.ready() || (wrong != null && !wrong.equals(open)))) {
      wrongBySession.remove(now.name());
      told.add(alert(open, false, now.name(), null, "It is in state " + now.state() + " now."));
    }
    if (wrong != null && !wrong.equals(open)) {
      wrongBySession.put(now.name(), wrong);
      String advice = now.advice() == null ? "Look at its status." : now.advice();
      told.add(alert(wrong, true, now.name(), now.reason(), advice));
    }
    return told;
  }

  /**
   * What is to be told of the queues.
   *
   * @param rows the rows of {@code stalled-queues.sql}, one for each queue that is stalled now
   */
  public synchronized List<Alert> queues(List<Map<String, Object>> rows) {
    Set<String> now = new TreeSet<>();
    rows.forEach(row -> now.add(String.valueOf(row.get("session"))));
    List<Alert> told = new ArrayList<>();
    for (String session : now) {
      if (stalled.add(session)) {
        String message =
            "A message has waited for more than %s and none has left since. Look at the status of the session."
                .formatted(stalledAfter);
        told.add(alert(STALLED, true, session, null, message));
      }
    }
    for (String session : List.copyOf(stalled)) {
      if (!now.contains(session)) {
        stalled.remove(session);
        told.add(alert(STALLED, false, session, null, "Messages leave again, or none waits."));
      }
    }
    return told;
  }

  /**
   * What is to be told of webhooks.
   *
   * @param rows the rows of {@code paused-webhooks.sql}, one for each that took nothing for days
   */
  public synchronized List<Alert> webhooks(List<Map<String, Object>> rows) {
    Set<String> now = new TreeSet<>();
    rows.forEach(row -> now.add(String.valueOf(row.get("id"))));
    List<Alert> told = new ArrayList<>();
    for (String webhook : now) {
      if (pausedWebhooks.add(webhook)) {
        String message =
            "Webhook %s has taken nothing for days and is paused. Resume it when its receiver is back; what waits goes out then."
                .formatted(webhook);
        told.add(alert(WEBHOOK_PAUSED, true, null, webhook, message));
      }
    }
    for (String webhook : List.copyOf(pausedWebhooks)) {
      if (!now.contains(webhook)) {
        pausedWebhooks.remove(webhook);
        told.add(alert(WEBHOOK_PAUSED, false, null, webhook, "It was resumed, or is gone."));
      }
    }
    return told;
  }

  /** What waited since before that time has waited too long, in epoch milliseconds. */
  public long since() {
    return clock.instant().minus(stalledAfter).toEpochMilli();
  }

  /** Null = nothing that a person must see to; most states pass by themselves. */
  private static @Nullable String wrong(SessionStatus now) {
    return switch (now.state()) {
      case LOGGED_OUT -> OUR_OWN_LOG_OUT.equals(now.reason()) ? null : "session_unlinked";
      case CONFLICT -> "session_conflict";
      case FAILED -> "session_failed";
      default -> null;
    };
  }

  private Alert alert(
      String kind,
      boolean firing,
      @Nullable String session,
      @Nullable String reason,
      String message) {
    return new Alert(kind, firing, session, reason, message, clock.instant().toString());
  }
}
