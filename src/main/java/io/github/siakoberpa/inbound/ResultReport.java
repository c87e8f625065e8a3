package io.github.siakoberpa.inbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the messages of a file, once all of them have ended. Thread-safe. */
public final class ResultReport {
  private static final List<String> COLUMNS =
      List.of(
          "row",
          "jobId",
          "messageId",
          "to",
          "clientRef",
          "state",
          "errorCode",
          "queuedAt",
          "endedAt",
          "deliveredAt",
          "readAt");

  private final InboxFolders folders;

  /** In those folders. */
  public ResultReport(InboxFolders folders) {
    this.folders = folders;
  }

  /** Begins anew. Where the first page begins. */
  public long begin(String report) {
    write(report, ReportLine.of(COLUMNS), StandardOpenOption.TRUNCATE_EXISTING);
    return 0;
  }

  /** Adds a page of {@code inbox-results.sql}. Where the next one begins; null = that was all. */
  public @Nullable Long add(String report, List<Map<String, @Nullable Object>> rows) {
    if (rows.isEmpty()) {
      return null;
    }
    StringBuilder lines = new StringBuilder();
    rows.forEach(row -> lines.append(line(row)));
    write(report, lines.toString(), StandardOpenOption.APPEND);
    return rows.get(rows.size() - 1).get("row") instanceof Number last ? last.longValue() : null;
  }

  /** It can be seen. */
  public void publish(String report) {
    folders.publishResults(report);
  }

  private void write(String report, String lines, StandardOpenOption how) {
    try {
      Files.writeString(
          folders.resultsPart(report),
          lines,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          how,
          StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Map<String, @Nullable Object> row) {
    return ReportLine.of(
        Arrays.asList(
            row.get("row"),
            row.get("job_id"),
            row.get("message_id"),
            row.get("chat_id"),
            row.get("client_ref"),
            state(row),
            row.get("last_error_code"),
            time(row.get("created_at")),
            time(row.get("finished_at")),
            time(row.get("delivered_at")),
            time(row.get("read_at"))));
  }

  private static String state(Map<String, @Nullable Object> row) {
    Object state = row.get("state");
    if (state == null) {
      return "deleted";
    }
    if (row.get("read_at") != null) {
      return "read";
    }
    return row.get("delivered_at") != null ? "delivered" : state.toString();
  }

  private static @Nullable String time(@Nullable Object millis) {
    return millis instanceof Number at ? Instant.ofEpochMilli(at.longValue()).toString() : null;
  }
}
