package io.github.siakoberpa.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller learns of a batch of which nothing was queued. Stateless. */
final class BatchRefusals {
  private static final int MOST_SHOWN = 100;

  private BatchRefusals() {}

  /**
   * Throws the first refusal, which gives the answer its status, with all of them behind it.
   *
   * @param refused for each line what is wrong with it; null = nothing
   */
  static void check(List<@Nullable ErrorAnswer> refused) {
    ErrorAnswer first = null;
    List<Map<String, Object>> errors = new ArrayList<>();
    int total = 0;
    for (int index = 0; index < refused.size(); index++) {
      ErrorAnswer answer = refused.get(index);
      if (answer == null) {
        continue;
      }
      first = first == null ? answer : first;
      for (Problem problem : answer.problems()) {
        total++;
        if (errors.size() < MOST_SHOWN) {
          errors.add(entry(index, problem, answer));
        }
      }
    }
    if (first != null) {
      Map<String, @Nullable Object> more = new LinkedHashMap<>();
      more.put("errors", errors);
      more.put("totalErrors", total);
      throw new InvalidRequestException(
          new ErrorAnswer(first.status(), first.problems().subList(0, 1), more));
    }
  }

  /** One problem of one line. */
  static Map<String, Object> entry(int index, Problem problem, ErrorAnswer answer) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("index", index);
    entry.put("code", problem.code());
    entry.put("message", problem.message());
    if (problem.field() != null) {
      entry.put("field", problem.field());
    }
    Object jobId = answer.more().get("jobId");
    if (jobId != null) {
      entry.put("jobId", jobId);
    }
    return entry;
  }
}
