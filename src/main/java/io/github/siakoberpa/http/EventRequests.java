package io.github.siakoberpa.http;

import io.github.siakoberpa.events.EventKinds;
import io.github.siakoberpa.events.EventQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What requests about events say. Stateless. */
public final class EventRequests {
  private static final int MAX_ROWS = 500;
  private static final int USUAL_ROWS = 100;

  /** Which events are wanted. Needs variable ofSessions, if the caller is kept to some. */
  public EventQuery query(Exchange exchange) {
    IncomingRequest request = IncomingRequest.of(exchange);
    Long after = place(request);
    // A list begins at its beginning, a stream with what comes from now on.
    return new EventQuery(
        after == null && !wantsStream(exchange) ? Long.valueOf(0) : after,
        request.query("type").map(EventRequests::kinds).orElse(null),
        request.query("session").map(name -> SessionName.reached(exchange, name)).orElse(null),
        exchange.getVariable("ofSessions", String.class),
        request.query("limit").map(EventRequests::limit).orElse(USUAL_ROWS));
  }

  /** Whether they are to come as a stream that goes on. */
  public boolean wantsStream(Exchange exchange) {
    String accept = IncomingRequest.of(exchange).headerLines("Accept").toLowerCase(Locale.ROOT);
    return accept.contains("text/event-stream");
  }

  /** The header comes from a client that connects again, to the address it had. */
  private static @Nullable Long place(IncomingRequest request) {
    Optional<String> header = request.header("Last-Event-ID");
    String field = header.isPresent() ? "Last-Event-ID" : "after";
    return header.or(() -> request.query("after")).map(text -> place(text, field)).orElse(null);
  }

  private static Long place(String text, String field) {
    if (text.matches("\\d{1,18}")) {
      return Long.valueOf(text);
    }
    throw InvalidRequestException.of(
        new Problem(
            Fields.codeOf(field.equals("after") ? field : "lastEventId") + "_INVALID",
            "Hand back what came last, or nothing.",
            field));
  }

  private static String kinds(String text) {
    List<String> kinds = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (!EventKinds.ALL.containsAll(kinds)) {
      throw InvalidRequestException.of(
          new Problem("TYPE_INVALID", "There is no such type of events.", "type"));
    }
    return Json.text(kinds);
  }

  private static Integer limit(String text) {
    int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MAX_ROWS) {
      throw InvalidRequestException.of(
          new Problem("LIMIT_INVALID", "It must be from 1 to %d.".formatted(MAX_ROWS), "limit"));
    }
    return limit;
  }
}
