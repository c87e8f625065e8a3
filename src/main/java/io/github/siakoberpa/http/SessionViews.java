package io.github.siakoberpa.http;

import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers of {@code /api/v1} learn of sessions. Stateless. */
public final class SessionViews {

  /**
   * All sessions.
   *
   * @param rows those that were created
   * @param statuses of each session, in the order that is shown
   */
  public Map<String, @Nullable Object> list(
      List<Map<String, @Nullable Object>> rows, List<SessionStatus> statuses) {
    Map<Object, Map<String, @Nullable Object>> byName = new HashMap<>();
    rows.forEach(row -> byName.put(String.valueOf(row.get("name")), row));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put(
        "sessions",
        statuses.stream().map(status -> entry(byName.get(status.name()), status)).toList());
    return answer;
  }

  /**
   * One session.
   *
   * @param row null = it is one of the configuration
   */
  public Map<String, @Nullable Object> one(
      @Nullable Map<String, @Nullable Object> row, SessionStatus status) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put("session", entry(row, status));
    return answer;
  }

  /**
   * Lets a session pass that was made.
   *
   * @param name null = there was one of that name
   */
  public void requireNew(@Nullable String name) {
    if (name == null) {
      throw exists();
    }
  }

  static InvalidRequestException exists() {
    return new InvalidRequestException(
        ErrorAnswer.of(
            409, new Problem("SESSION_EXISTS", "There is a session of that name.", "name")));
  }

  /**
   * Lets a session pass whose queue is empty.
   *
   * @param open the row of session-open-messages.sql
   */
  public void requireEmpty(Map<String, Object> open) {
    if (isTrue(open.get("under_way"))) {
      throw refused(
          "SESSION_BUSY", "One of its messages is just leaving; try again in a few seconds.");
    }
    if (isTrue(open.get("queued"))) {
      throw refused(
          "SESSION_HAS_MESSAGES",
          "Some of its messages have not left; clear its queue, or delete it with force=true.");
    }
  }

  /** Lets a session pass that is connected. */
  public void requireReady(SessionStatus status) {
    if (!status.ready()) {
      throw new InvalidRequestException(
          ErrorAnswer.of(503, "SESSION_NOT_READY", SessionAnswers.advice(status)));
    }
  }

  /**
   * It is gone.
   *
   * @param loggedOut how the log-out ended; null = the phone was not to be told
   */
  public Map<String, @Nullable Object> deleted(@Nullable SessionStatus loggedOut) {
    boolean untold = loggedOut == null || "phone_not_told".equals(loggedOut.reason());
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put(
        "message",
        untold
            ? "The session is deleted. Its phone was not told: remove the device there, if it is listed."
            : "The session is deleted.");
    return answer;
  }

  /** The code to type into the phone. */
  public Map<String, @Nullable Object> pairing(String code) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put("code", code);
    answer.put(
        "message",
        "On the phone: Linked devices, Link a device, Link with phone number instead; then type the code.");
    return answer;
  }

  private static InvalidRequestException refused(String code, String message) {
    return new InvalidRequestException(ErrorAnswer.of(409, code, message));
  }

  private static Map<String, @Nullable Object> entry(
      @Nullable Map<String, @Nullable Object> row, SessionStatus status) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("name", status.name());
    entry.put("label", row == null ? null : row.get("label"));
    entry.put("autostart", row == null || isTrue(row.get("autostart")));
    entry.put("createdAt", row == null ? null : time((Number) row.get("created_at")));
    entry.put("state", status.state().name());
    entry.put("isReady", status.ready());
    entry.put("since", status.since().toString());
    entry.put("reason", status.reason());
    entry.put("message", SessionAnswers.advice(status));
    entry.put("hasQR", status.qr() != null);
    entry.put("account", status.account());
    entry.put("browserStartedAt", time(status.startedAt()));
    entry.put("lastActivity", time(status.lastActivity()));
    return entry;
  }

  private static boolean isTrue(@Nullable Object flag) {
    return flag instanceof Number number && number.intValue() != 0;
  }

  private static @Nullable String time(@Nullable Number epochMillis) {
    return epochMillis == null ? null : Instant.ofEpochMilli(epochMillis.longValue()).toString();
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
