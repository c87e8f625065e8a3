package io.github.siakoberpa.http;

import io.github.siakoberpa.http.OptOutRequests.Page;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers learn of opt-outs. Stateless. */
public final class OptOutAnswers {

  /** A page of the list. */
  public Map<String, @Nullable Object> list(Page page, List<Map<String, @Nullable Object>> rows) {
    List<Map<String, @Nullable Object>> shown = rows.subList(0, Math.min(page.size(), rows.size()));
    boolean more = rows.size() > shown.size();
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("optOuts", shown.stream().map(OptOutAnswers::entry).toList());
    answer.put("next", more ? shown.get(shown.size() - 1).get("chat_id") : null);
    return answer;
  }

  /**
   * One entry.
   *
   * @param row null = the number is not on the list
   */
  public Map<String, @Nullable Object> one(@Nullable Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.putAll(entry(present(row)));
    return answer;
  }

  /**
   * The entry is gone.
   *
   * @param chat null = there was none
   */
  public Map<String, @Nullable Object> removed(@Nullable String chat) {
    if (chat == null) {
      throw notThere();
    }
    return Map.of("success", true, "chatId", chat);
  }

  private static <T> T present(@Nullable T row) {
    if (row == null) {
      throw notThere();
    }
    return row;
  }

  private static InvalidRequestException notThere() {
    return new InvalidRequestException(
        ErrorAnswer.of(
            404, new Problem("OPT_OUT_NOT_FOUND", "That number is not on the list.", "number")));
  }

  private static Map<String, @Nullable Object> entry(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("chatId", row.get("chat_id"));
    entry.put(
        "createdAt", Instant.ofEpochMilli(((Number) row.get("created_at")).longValue()).toString());
    entry.put("createdBy", row.get("created_by"));
    entry.put("reason", row.get("reason"));
    return entry;
  }
}
