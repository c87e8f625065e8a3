package io.github.siakoberpa.alerts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody should know.
 *
 * @param kind a stable word such as session_unlinked
 * @param firing false = it is over
 * @param session null = it is about none
 * @param reason a stable code that says more; null = there is none
 * @param message for a person
 * @param at when that was seen, ISO 8601
 */
public record Alert(
    String kind,
    boolean firing,
    @Nullable String session,
    @Nullable String reason,
    String message,
    String at) {

  /** As it is written. */
  Map<String, @Nullable Object> body() {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("alert", kind);
    body.put("status", firing ? "firing" : "resolved");
    body.put("session", session);
    body.put("reason", reason);
    body.put("message", message);
    body.put("at", at);
    return body;
  }
}
