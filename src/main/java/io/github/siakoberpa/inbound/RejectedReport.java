package io.github.siakoberpa.inbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that were not queued, as they were, with the reason in columns that a corrected file may
 * keep. How long it is stands in the database, in the transaction of the rows: what a crash left
 * behind that is cut off. Thread-safe.
 */
public final class RejectedReport {
  private static final List<String> REASON =
      List.of("_row", "_line", "_code", "_field", "_message");

  private final InboxFolders folders;

  /** In those folders. */
  public RejectedReport(InboxFolders folders) {
    this.folders = folders;
  }

  /** Adds the rejected ones of the rows. How long it is then. */
  public long add(RowsToQueue rows) {
    StringBuilder lines = new StringBuilder();
    for (RowsToQueue.Rejected one : rows.rejected()) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.addAll(
          Arrays.asList(
              one.row().number(),
              one.row().line(),
              one.problem().code(),
              one.problem().field(),
              one.problem().message()));
      for (int i = 0; i < rows.columns().size(); i++) {
        if (!REASON.contains(rows.columns().get(i))) {
          cells.add(i < one.row().cells().size() ? one.row().cells().get(i) : "");
        }
      }
      lines.append(ReportLine.of(cells));
    }
    return append(rows.file(), rows.columns(), lines);
  }

  /**
   * Adds why the rest of the file was not read. How long it is then.
   *
   * @param failure null = it was
   */
  public long end(InboxFile file, @Nullable Throwable failure) {
    StringBuilder lines = new StringBuilder();
    if (failure != null) {
      FileProblemException problem = FileProblemException.in(failure);
      RowProblem why = problem.problem();
      lines.append(
          ReportLine.of(
              Arrays.asList(null, problem.line(), why.code(), why.field(), why.message())));
    }
    return append(file, List.of(), lines);
  }

  private long append(InboxFile file, List<String> columns, StringBuilder lines) {
    if (lines.isEmpty()) {
      return file.rejectedBytes();
    }
    if (file.rejectedBytes() == 0) {
      List<String> header = new ArrayList<>(REASON);
      columns.stream().filter(column -> !REASON.contains(column)).forEach(header::add);
      lines.insert(0, ReportLine.of(header));
    }
    try (FileChannel channel =
        FileChannel.open(
            folders.rejectedPart(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(file.rejectedBytes()).position(file.rejectedBytes());
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return channel.position();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
