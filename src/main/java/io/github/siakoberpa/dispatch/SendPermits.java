package io.github.siakoberpa.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the permit and the finish of many messages are about, as {@code
 * outcomes.camel.yaml} passes them to its statements. Thread-safe.
 */
public final class SendPermits {
  private final SessionGate gate;

  /** Takes the store of a session from the gate. */
  public SendPermits(SessionGate gate) {
    this.gate = gate;
  }

  /** What a claimed job asks for: it may leave, through the store that its session has now. */
  public Map<String, @Nullable Object> request(Map<String, Object> job) {
    Map<String, @Nullable Object> request = lease(job);
    request.put("store", gate.store(String.valueOf(job.get("session"))));
    return request;
  }

  /** A list of that one request. */
  public List<Map<String, @Nullable Object>> requests(Map<String, Object> job) {
    return List.of(request(job));
  }

  /** What is known of a job that its target took; no acknowledgement where the target has none. */
  public Map<String, @Nullable Object> sent(Map<String, Object> job, @Nullable Integer ack) {
    Map<String, @Nullable Object> sent = lease(job);
    sent.put("ack", ack);
    return sent;
  }

  /** The requests of one transaction. */
  public Permits asked(List<Map<String, @Nullable Object>> requests) {
    return new Permits(requests);
  }

  /** The requests that were granted, of which the rows of {@code permitted.sql} tell. */
  public List<Map<String, @Nullable Object>> permitted(
      Permits permits, List<Map<String, Object>> rows) {
    permits.grant(rows);
    return permits.granted();
  }

  /** The sessions of the rows, each once, as rows of {@code session}. */
  public List<Map<String, Object>> sessionsOf(List<Map<String, Object>> rows) {
    Set<Object> sessions = new LinkedHashSet<>();
    rows.forEach(row -> sessions.add(row.get("session")));
    return sessions.stream().map(session -> Map.of("session", session)).toList();
  }

  private static Map<String, @Nullable Object> lease(Map<String, Object> job) {
    Map<String, @Nullable Object> row = new HashMap<>();
    for (String column : List.of("id", "lease_token", "session", "chat_id")) {
      row.put(column, job.get(column));
    }
    return row;
  }

  /** Who asked, and who got a permit. Used by one thread. */
  public static final class Permits {
    private final List<Map<String, @Nullable Object>> requests;
    private final Map<List<@Nullable Object>, Integer> attemptsByLease = new HashMap<>();

    private Permits(List<Map<String, @Nullable Object>> requests) {
      this.requests = requests;
    }

    /** The jobs that ask. */
    public List<Object> ids() {
      List<Object> ids = new ArrayList<>();
      requests.forEach(request -> ids.add(request.get("id")));
      return ids;
    }

    /** The tries of each, this one included, in the order of the requests; null = no permit. */
    public List<@Nullable Integer> attempts() {
      List<@Nullable Integer> attempts = new ArrayList<>();
      requests.forEach(request -> attempts.add(attemptsByLease.get(lease(request))));
      return attempts;
    }

    /** Whether any request was granted. */
    public boolean hasGranted() {
      return !attemptsByLease.isEmpty();
    }

    /** Whether any request was not. */
    public boolean hasDenied() {
      return attemptsByLease.size() < requests.size();
    }

    /** The requests that got no permit. */
    public List<Map<String, @Nullable Object>> denied() {
      return requests.stream()
          .filter(request -> !attemptsByLease.containsKey(lease(request)))
          .toList();
    }

    private List<Map<String, @Nullable Object>> granted() {
      return requests.stream()
          .filter(request -> attemptsByLease.containsKey(lease(request)))
          .toList();
    }

    private void grant(List<Map<String, Object>> rows) {
      rows.forEach(
          row -> attemptsByLease.put(lease(row), ((Number) row.get("attempts")).intValue()));
    }

    // Numbers of the same value may come back as Integer and as Long.
    private static List<@Nullable Object> lease(Map<String, ? extends @Nullable Object> row) {
      return List.of(number(row, "id"), number(row, "lease_token"));
    }

    private static long number(Map<String, ? extends @Nullable Object> row, String column) {
      if (row.get(column) instanceof Number number) {
        return number.longValue();
      }
      throw new IllegalArgumentException("The row has no number in column " + column);
    }
  }
}
