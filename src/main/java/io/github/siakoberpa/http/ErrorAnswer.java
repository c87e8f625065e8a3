package io.github.siakoberpa.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of every error.
 *
 * @param status the HTTP status
 * @param problems what is wrong, at least one; the first gives the answer its code
 * @param more fields that one call adds to the shape
 */
public record ErrorAnswer(int status, List<Problem> problems, Map<String, @Nullable Object> more) {
  /** A small request with a hundred thousand wrong fields shall not have a huge answer. */
  private static final int MOST_SHOWN = 100;

  public ErrorAnswer {
    problems = List.copyOf(problems);
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("An error answer must say what is wrong");
    }
  }

  static ErrorAnswer of(int status, Problem problem) {
    return new ErrorAnswer(status, List.of(problem), Map.of());
  }

  static ErrorAnswer of(int status, String code, String message) {
    return of(status, Problem.of(code, message));
  }

  /** The answer for a status that comes without words of its own. */
  static ErrorAnswer of(int status) {
    return switch (status) {
      case 404 -> of(status, "NOT_FOUND", "There is nothing at this address.");
      case 405 -> of(status, "METHOD_NOT_ALLOWED", "The header Allow names the methods there are.");
      case 408 -> of(status, "REQUEST_TOO_SLOW", "The request took too long to arrive.");
      case 413 -> of(status, "BODY_TOO_LARGE", "The request is longer than this server accepts.");
      case 415 ->
          of(
              status,
              "CONTENT_TYPE_UNSUPPORTED",
              "Send it as application/json; calls under /api/auth and /api/whatsapp take forms as well.");
      case 429 ->
          of(status, "TOO_MANY_REQUESTS", "Call less often; Retry-After says when to go on.");
      case 431 -> of(status, "HEADERS_TOO_LARGE", "The request has more headers than are read.");
      case 503 -> of(status, "STOPPING", "The server is stopping; try again in a moment.");
      default ->
          status >= 400 && status < 500
              ? of(status, "REQUEST_INVALID", "Check the address and the headers of the request.")
              : of(500, "INTERNAL", "The server made a mistake; its log names the requestId.");
    };
  }

  /**
   * Seconds after which the same may be tried again; empty = waiting does not help. A full queue
   * takes longer to empty than a stop or a busy database to pass.
   */
  OptionalInt retryAfter() {
    return switch (status) {
      case 429 -> OptionalInt.of(30);
      case 503 -> OptionalInt.of(5);
      default -> OptionalInt.empty();
    };
  }

  /** As it is written, in this order. */
  Map<String, @Nullable Object> body(String requestId) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("success", false);
    Problem first = problems.get(0);
    body.put("code", first.code());
    body.put("message", first.message());
    if (first.field() != null) {
      body.put("field", first.field());
    }
    if (problems.size() > 1) {
      body.put("errors", problems.stream().limit(MOST_SHOWN).map(ErrorAnswer::entry).toList());
    }
    body.putAll(more);
    body.put("requestId", requestId);
    return body;
  }

  private static Map<String, Object> entry(Problem problem) {
    Map<String, Object> entry = new LinkedHashMap<>();
    if (problem.field() != null) {
      entry.put("field", problem.field());
    }
    entry.put("code", problem.code());
    entry.put("message", problem.message());
    return entry;
  }
}
