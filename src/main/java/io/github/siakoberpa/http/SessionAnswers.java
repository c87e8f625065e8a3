package io.github.siakoberpa.http;

import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What callers learn of sessions, in the fields of the older API. Thread-safe. */
public final class SessionAnswers {
  private final Supplier<ProcessorFigures> processor;
  private final Clock clock;
  private final Instant startedAt;

  /** The application counts as started now. */
  public SessionAnswers(Supplier<ProcessorFigures> processor, Clock clock) {
    this.processor = processor;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /**
   * The session, its queue and its processor.
   *
   * @param session null when messages do not go to WhatsApp Web
   * @param counts the rows of queue-counts.sql
   */
  public Map<String, @Nullable Object> status(
      @Nullable SessionStatus session, List<Map<String, Object>> counts) {
    boolean ready = session == null || session.ready();
    Map<String, Object> queue = QueueFigures.of(counts);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("isReady", ready);
    answer.put("status", session == null ? SessionState.READY.name() : session.state().name());
    answer.put("reason", session == null ? null : session.reason());
    answer.put("hasQR", session != null && session.qr() != null);
    answer.put("clientExists", session != null && session.startedAt() != null);
    answer.put("lastActivity", lastActivity(session));
    answer.put("keepAliveActive", session != null && session.ready());
    answer.put("uptime", Duration.between(startedAt, clock.instant()).toSeconds());
    answer.put("queue", queue);
    answer.put("processor", processor(ready, queue));
    answer.put("message", advice(session));
    return answer;
  }

  /** How a session stands that is not there; nobody brought it into being to find that out. */
  public SessionStatus absent(String session) {
    return new SessionStatus(
        session,
        SessionState.STOPPED,
        clock.instant(),
        "unknown_session",
        "There is no session of that name; a look at its QR code, or its first message, makes one.",
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * The session was reset, and its queue stayed.
   *
   * @param session null when messages do not go to WhatsApp Web, and there was nothing to reset
   */
  public Map<String, Object> reset(
      @Nullable SessionStatus session, List<Map<String, Object>> counts) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put(
        "message", session == null ? advice(null) : "The session was reset. " + advice(session));
    answer.put("queueStats", QueueFigures.of(counts));
    return answer;
  }

  /** An answer that says one thing only. */
  public Map<String, Object> message(String text) {
    return Map.of("message", text);
  }

  /** What a person should know or do next. */
  static String advice(@Nullable SessionStatus session) {
    if (session == null) {
      return "Messages go to another target than WhatsApp Web.";
    }
    if (session.advice() != null) {
      return session.advice();
    }
    return switch (session.state()) {
      case READY -> "WhatsApp is connected.";
      case STOPPED ->
          "The session is stopped; its next message or a look at its QR code starts it.";
      case STARTING -> "The session is starting; ask again in a few seconds.";
      case SYNCING -> "WhatsApp is still catching up; messages leave when it is done.";
      default -> "The session is in state " + session.state() + ".";
    };
  }

  private static @Nullable String lastActivity(@Nullable SessionStatus session) {
    Instant last = session == null ? null : session.lastActivity();
    return last == null ? null : last.toString();
  }

  private Map<String, Object> processor(boolean ready, Map<String, Object> queue) {
    ProcessorFigures now = processor.get();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("isProcessing", ready && Long.valueOf(0).equals(queue.get("paused")));
    figures.put("currentlyProcessing", queue.getOrDefault("active", 0L));
    figures.put("maxConcurrent", now.maxConcurrent());
    figures.put("processInterval", now.processIntervalMs());
    figures.put("stalledTimeout", now.stalledTimeoutMs());
    return figures;
  }
}
