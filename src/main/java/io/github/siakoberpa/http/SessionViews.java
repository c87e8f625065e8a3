package io.github.siakoberpa.http;

import io.github.siakoberpa.whatsappweb.session.NumberCheck;
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
    answer.put("success", true);
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

  /** A number that nobody has to ask WhatsApp about, or could not. */
  public Map<String, @Nullable Object> unchecked(CheckedNumber number) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("number", number.number());
    entry.put("registered", null);
    entry.put("chatId", number.chatId());
    entry.put("code", number.code() == null ? "NUMBER_CHECK_FAILED" : number.code());
    entry.put(
        "message",
        number.message() == null ? "WhatsApp did not answer; ask again later." : number.message());
    return entry;
  }

  /** A number of which WhatsApp said nothing. */
  public Map<String, @Nullable Object> unanswered(ContactCheck check, CheckedNumber number) {
    check.fellSilent();
    return unchecked(number);
  }

  /** What WhatsApp said of a number. */
  public Map<String, @Nullable Object> checked(CheckedNumber number, NumberCheck check) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("number", number.number());
    if (check instanceof NumberCheck.Registered registered) {
      entry.put("registered", true);
      entry.put("chatId", registered.chatId());
      entry.put("lid", registered.lid());
    } else {
      entry.put("registered", false);
      entry.put("chatId", null);
    }
    return entry;
  }

  /** All numbers, in the order in which they were asked for. */
  public Map<String, @Nullable Object> checks(List<Map<String, @Nullable Object>> entries) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put("numbers", entries);
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
