package io.github.siakoberpa.inbound;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that was taken in, and how far its rows are queued: what the database says, and is kept
 * equal to it after each commit. Used by one thread.
 */
public final class InboxFile {
  private static final String CSV = ".csv";

  private final long id;
  private final Path path;
  private final String name;
  private final String report;
  private final String state;
  private long total;
  private long rowCount;
  private long queued;
  private long rejected;
  private long rejectedBytes;

  private InboxFile(Map<String, @Nullable Object> row, Path path) {
    this.id = number(row, "id");
    this.path = path;
    this.name = String.valueOf(row.get("name"));
    this.report = String.valueOf(row.get("report"));
    this.state = String.valueOf(row.get("state"));
    this.total = number(row, "total");
    this.rowCount = number(row, "row_count");
    this.queued = number(row, "queued");
    this.rejected = number(row, "rejected");
    this.rejectedBytes = number(row, "rejected_bytes");
  }

  /** A row of {@code inbox_files} that lies there. */
  static InboxFile of(Map<String, @Nullable Object> row, Path path) {
    return new InboxFile(row, path);
  }

  /** What the reports of a file are called that is called so. */
  static String report(String name) {
    return isTable(name) ? name : name + CSV;
  }

  /** The key of its row. */
  public long id() {
    return id;
  }

  /** Where it is put in the end, in the folder {@code done}. */
  public String done() {
    return isTable(name) ? report : report.substring(0, report.length() - CSV.length());
  }

  /** Whether rows of it may be left. */
  public boolean isOpen() {
    return state.equals("reading");
  }

  /** How many rows are done with. */
  public long rowCount() {
    return rowCount;
  }

  Path path() {
    return path;
  }

  String name() {
    return name;
  }

  String report() {
    return report;
  }

  long total() {
    return total;
  }

  long queued() {
    return queued;
  }

  long rejected() {
    return rejected;
  }

  long rejectedBytes() {
    return rejectedBytes;
  }

  void measured(long rows) {
    total = rows;
  }

  /** Committed. */
  void advance(long rows, long ofThemQueued, long ofThemRejected, long reportBytes) {
    rowCount += rows;
    queued += ofThemQueued;
    rejected += ofThemRejected;
    rejectedBytes = reportBytes;
  }

  private static boolean isTable(String name) {
    return name.regionMatches(true, name.length() - CSV.length(), CSV, 0, CSV.length());
  }

  private static long number(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }

  /** Without its name, which may say whom it is about. */
  @Override
  public String toString() {
    return "InboxFile[" + id + "]";
  }
}
