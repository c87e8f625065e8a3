package io.github.siakoberpa.http;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What callers learn of files that were put into the inbox. Stateless. */
public final class InboxAnswers {
  /** The page that the query asks for. */
  public ListPage page(Exchange exchange) {
    return ListPage.of(IncomingRequest.of(exchange));
  }

  /** A page of the list. */
  public Map<String, @Nullable Object> list(
      ListPage page, List<Map<String, @Nullable Object>> rows) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("files", page.shown(rows).stream().map(InboxAnswers::entry).toList());
    answer.put("next", page.next(rows));
    return answer;
  }

  private static Map<String, @Nullable Object> entry(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("id", row.get("id"));
    entry.put("name", row.get("name"));
    entry.put("report", row.get("report"));
    entry.put("state", "reported".equals(row.get("state")) ? "sending" : row.get("state"));
    entry.put("total", row.get("total"));
    entry.put("rows", row.get("row_count"));
    entry.put("queued", row.get("queued"));
    entry.put("rejected", row.get("rejected"));
    entry.put("waitingFor", row.get("waiting_for"));
    entry.put("errorCode", row.get("error_code"));
    entry.put("error", row.get("error"));
    entry.put("takenAt", time(row.get("taken_at")));
    entry.put("readAt", time(row.get("read_at")));
    entry.put("endedAt", time(row.get("ended_at")));
    return entry;
  }

  private static @Nullable String time(@Nullable Object millis) {
    return millis instanceof Number at ? Instant.ofEpochMilli(at.longValue()).toString() : null;
  }
}
