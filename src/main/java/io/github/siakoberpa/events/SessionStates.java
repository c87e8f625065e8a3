package io.github.siakoberpa.events;

import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Events of sessions that came to another state; a new QR code is none. Thread-safe. */
public final class SessionStates {
  private final ConcurrentMap<String, String> known = new ConcurrentHashMap<>();

  /** A list of the one event, or of none. */
  public List<Map<String, @Nullable Object>> rows(SessionStatus now) {
    String state = now.state() + " " + now.reason();
    if (Objects.equals(known.put(now.name(), state), state)) {
      return List.of();
    }
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("state", now.state().name());
    body.put("ready", now.ready());
    body.put("reason", now.reason());
    body.put("message", now.advice());
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("kind", "session.state");
    row.put("session", now.name());
    row.put("created_at", now.since().toEpochMilli());
    row.put("body", body);
    return List.of(row);
  }
}
