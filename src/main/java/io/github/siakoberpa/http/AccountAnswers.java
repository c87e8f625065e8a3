package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.AccountException;
import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.auth.NewApiKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What administrators learn of users, API keys and what was done. Stateless. */
public final class AccountAnswers {

  /** One page of users. */
  public Map<String, @Nullable Object> users(
      ListPage page, List<Map<String, @Nullable Object>> rows) {
    return list("users", page, rows, this::user);
  }

  /**
   * One user.
   *
   * @param row null = there is no such user
   */
  public Map<String, @Nullable Object> user(@Nullable Map<String, @Nullable Object> row) {
    if (row == null) {
      throw new AccountException(AccountException.Code.USER_NOT_FOUND);
    }
    Map<String, @Nullable Object> user = new LinkedHashMap<>();
    user.put("id", row.get("id"));
    user.put("email", row.get("email"));
    user.put("role", row.get("role"));
    user.put("disabled", row.get("disabled_at") != null);
    user.put("disabledAt", time(row, "disabled_at"));
    user.put("createdAt", time(row, "created_at"));
    return user;
  }

  /** One page of API keys. */
  public Map<String, @Nullable Object> apiKeys(
      ListPage page, List<Map<String, @Nullable Object>> rows) {
    return list("apiKeys", page, rows, AccountAnswers::apiKey);
  }

  /** The key that was made; no other answer shows it. */
  public Map<String, @Nullable Object> newApiKey(
      NewApiKey made, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> answer = apiKey(row);
    answer.put("key", made.key().text());
    return answer;
  }

  /** One page of the audit log. */
  public Map<String, @Nullable Object> audit(
      ListPage page, List<Map<String, @Nullable Object>> rows) {
    return list("entries", page, rows, AccountAnswers::entry);
  }

  /** It is done. */
  public Map<String, Object> done(String message) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put("message", message);
    return answer;
  }

  private static Map<String, @Nullable Object> apiKey(Map<String, @Nullable Object> row) {
    Object sessions = row.get("sessions");
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    key.put("id", row.get("id"));
    key.put("name", row.get("name"));
    key.put("prefix", row.get("prefix"));
    key.put("scopes", Arrays.asList(String.valueOf(row.get("scopes")).split(",", -1)));
    key.put("sessions", sessions == null ? null : Caller.sessions(sessions.toString()));
    key.put("userId", row.get("user_id"));
    key.put("createdBy", row.get("created_by"));
    key.put("createdAt", time(row, "created_at"));
    key.put("expiresAt", time(row, "expires_at"));
    key.put("lastUsedAt", time(row, "last_used_at"));
    return key;
  }

  private static Map<String, @Nullable Object> entry(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("at", time(row, "at"));
    for (String column : List.of("actor", "action", "target", "address", "result", "detail")) {
      entry.put(column, row.get(column));
    }
    return entry;
  }

  private static Map<String, @Nullable Object> list(
      String name,
      ListPage page,
      List<Map<String, @Nullable Object>> rows,
      Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> shown) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put(name, page.shown(rows).stream().map(shown).toList());
    answer.put("next", page.next(rows));
    return answer;
  }

  private static @Nullable String time(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number
        ? Instant.ofEpochMilli(number.longValue()).toString()
        : null;
  }
}
