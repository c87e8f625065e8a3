package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.PaceChange;
import io.github.siakoberpa.queue.PaceChange.Complaint;
import io.github.siakoberpa.queue.PaceChange.Refused;
import io.github.siakoberpa.queue.PaceKey;
import io.github.siakoberpa.queue.PaceProfile;
import io.github.siakoberpa.queue.PaceUsage;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers learn of the pace of a session. Thread-safe. */
public final class PaceAnswers {
  private final Clock clock;

  /** Times that are over are not shown. */
  public PaceAnswers(Clock clock) {
    this.clock = clock;
  }

  /**
   * Goes on if the change was carried out.
   *
   * @throws InvalidRequestException naming everything that is wrong with it
   */
  public void requireAccepted(PaceChange change) {
    if (change instanceof Refused refused) {
      List<Problem> problems = refused.complaints().stream().map(PaceAnswers::problem).toList();
      throw new InvalidRequestException(new ErrorAnswer(400, problems, Map.of()));
    }
  }

  /**
   * How the pace of a session stands.
   *
   * @param state the row of pace-state.sql; null = the session has no queue yet
   * @param rows of pace-usage.sql
   */
  public Map<String, @Nullable Object> pace(
      String session,
      PaceProfile profile,
      @Nullable Map<String, @Nullable Object> state,
      List<Map<String, Object>> rows) {
    Map<String, @Nullable Object> row = state == null ? Map.of() : state;
    PaceUsage usage = PaceUsage.of(rows);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put("session", session);
    answer.put("settings", profile.shown());
    answer.put("changed", profile.own().keySet().stream().map(PaceKey::field).toList());
    answer.put("usage", usage(usage));
    answer.put("nextSendAt", future(row, "next_send_at"));
    answer.put(
        "nextSendReason", future(row, "next_send_at") == null ? null : row.get("next_send_reason"));
    answer.put("newChats", newChats(profile, row, usage));
    answer.put("circuit", circuit(row));
    return answer;
  }

  private Map<String, @Nullable Object> usage(PaceUsage usage) {
    long now = clock.millis();
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("lastHour", usage.sent(now, PaceUsage.HOUR));
    figures.put("lastDay", usage.sent(now, PaceUsage.DAY));
    figures.put("newChatsLastDay", usage.newChats(now));
    return figures;
  }

  private Map<String, @Nullable Object> newChats(
      PaceProfile profile, Map<String, @Nullable Object> row, PaceUsage usage) {
    Long firstSentAt = row.get("first_sent_at") instanceof Number at ? at.longValue() : null;
    int allowed = profile.settings().newChats().allowance(firstSentAt, clock.millis());
    Map<String, @Nullable Object> lane = new LinkedHashMap<>();
    lane.put("perDayNow", allowed);
    lane.put("left", Math.max(0, allowed - usage.newChats(clock.millis())));
    lane.put("waitUntil", future(row, "new_chats_at"));
    lane.put(
        "waitReason", future(row, "new_chats_at") == null ? null : row.get("new_chats_reason"));
    return lane;
  }

  private static Map<String, @Nullable Object> circuit(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> circuit = new LinkedHashMap<>();
    circuit.put("pausedAt", time(row, "paused_at"));
    circuit.put("pausedReason", row.get("paused_reason"));
    circuit.put("unknownInARow", row.get("unknown_streak") instanceof Number n ? n.intValue() : 0);
    return circuit;
  }

  private @Nullable String future(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number at && at.longValue() > clock.millis()
        ? time(row, column)
        : null;
  }

  private static @Nullable String time(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number at
        ? Instant.ofEpochMilli(at.longValue()).toString()
        : null;
  }

  private static Problem problem(Complaint complaint) {
    return new Problem(
        complaint.known() ? "PACE_INVALID" : "FIELD_UNKNOWN",
        complaint.message(),
        complaint.field());
  }
}
