package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.queue.ConfigChange;
import io.github.siakoberpa.queue.PaceKey;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What the queue calls of the older API say. Each method throws {@link InvalidRequestException}
 * when a request makes no sense. Thread-safe.
 */
public final class QueueRequests {
  /** The name that stands for all sessions. */
  static final String ALL = "*";

  private static final Set<String> WORDS =
      Set.of("waiting", "active", "delayed", "completed", "failed", "cancelled");
  private static final int MAX_START = 10_000;
  private static final int MAX_ROWS = 100;
  private static final int DEFAULT_END = 10;
  private static final int MAX_CONCURRENCY = 10;
  private static final int MIN_INTERVAL_MS = 2_000;
  private static final int MIN_LEASE_MS = 60_000;
  private static final int DAY_MS = 86_400_000;

  private final Clock clock;

  /** Ages are counted from the clock's present. */
  public QueueRequests(Clock clock) {
    this.clock = clock;
  }

  /** The session whose queue is meant, in the body or the query; {@code *} = all. */
  public String queue(Exchange exchange) {
    IncomingRequest request = IncomingRequest.of(exchange);
    Fields fields = RequestBody.ofOptional(request);
    String name = fields.text("session", false);
    fields.check();
    String asked = name == null ? request.query("session").orElse(null) : name;
    if (asked != null) {
      return SessionName.reached(exchange, asked);
    }
    Caller caller = Authentication.caller(exchange);
    if (caller != null) {
      caller.requireAllSessions();
    }
    return ALL;
  }

  /** Up to when messages must have ended to be forgotten, in epoch milliseconds. */
  public long finishedBefore(Exchange exchange) {
    Fields fields = RequestBody.ofOptional(IncomingRequest.of(exchange));
    Long grace = fields.number("grace", 0, Long.MAX_VALUE);
    fields.check();
    return clock.millis() - (grace == null ? 0 : grace);
  }

  /**
   * The settings of a session's pace in the body, by their names; the other fields are not ours.
   */
  public Map<String, @Nullable Object> paceChanges(Exchange exchange) {
    Map<String, @Nullable Object> changes = new PaceRequests().changes(exchange);
    changes.keySet().removeIf(field -> PaceKey.byField(field).isEmpty());
    return changes;
  }

  /** What is to be changed about the dispatcher; nothing, where the pace alone changes. */
  public ConfigChange configChange(Exchange exchange) {
    Fields fields = RequestBody.ofOptional(IncomingRequest.of(exchange));
    Integer concurrency = fields.integer("concurrency", 1, MAX_CONCURRENCY);
    Integer interval = fields.integer("processInterval", MIN_INTERVAL_MS, DAY_MS);
    Integer lease = fields.integer("stalledTimeout", MIN_LEASE_MS, DAY_MS);
    fields.check();
    ConfigChange change = new ConfigChange(concurrency, interval, lease);
    if (change.isEmpty() && paceChanges(exchange).isEmpty()) {
      throw InvalidRequestException.of(
          "CONFIG_MISSING",
          "Say what to change: concurrency, processInterval, stalledTimeout, or the pace.");
    }
    return change;
  }

  /** The page of retry-queue. Both ends belong to it. */
  public QueuePage page(Exchange exchange) {
    IncomingRequest request = IncomingRequest.of(exchange);
    String word = request.query("status").orElse("waiting");
    if (!WORDS.contains(word)) {
      throw wrong("status", "It must be waiting, active, delayed, completed, failed or cancelled.");
    }
    int start = number(request.query("start").orElse(null), 0);
    int end = number(request.query("end").orElse(null), start + DEFAULT_END);
    if (start < 0 || start > MAX_START) {
      throw wrong("start", "It must be from 0 to %d.".formatted(MAX_START));
    }
    if (end < start || end - start >= MAX_ROWS) {
      throw wrong("end", "It must name at most %d messages from start.".formatted(MAX_ROWS));
    }
    boolean ownOnly = exchange.getVariable("owner") != null;
    return new QueuePage(word, start, end - start + 1, ownOnly);
  }

  /** Whatever is no number lies outside of every range. */
  private static int number(@Nullable String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
  }

  private static InvalidRequestException wrong(String field, String message) {
    return InvalidRequestException.of(
        new Problem(Fields.codeOf(field) + "_INVALID", message, field));
  }
}
