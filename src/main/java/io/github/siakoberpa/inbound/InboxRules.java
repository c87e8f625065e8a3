package io.github.siakoberpa.inbound;

import io.github.siakoberpa.queue.EnqueueResult;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of the rows of files. Thread-safe. */
public final class InboxRules {
  /** Whom messages that came in files belong to. */
  public static final String CREATED_BY = "inbox";

  private static final Logger LOG = LoggerFactory.getLogger(InboxRules.class);
  private static final int TOLD_EVERY = 50_000;

  private final RowRules rules;
  private final BooleanSupplier stopping;
  private final Clock clock;

  /**
   * By the rules of messages.
   *
   * @param stopping whether the application is being stopped
   */
  public InboxRules(RowRules rules, BooleanSupplier stopping, Clock clock) {
    this.rules = rules;
    this.stopping = stopping;
    this.clock = clock;
  }

  /**
   * Before each try: a file may have to be left where it is for a long time, and read on at the
   * next start.
   *
   * @throws InboxStoppedException when the application is being stopped
   */
  public void requireRunning() {
    if (stopping.getAsBoolean()) {
      throw new InboxStoppedException();
    }
  }

  /** Holds the rows against the rules. */
  public void read(RowsToQueue rows) {
    rows.read(rules, CREATED_BY);
  }

  /** What became of those that are messages, inside the transaction. */
  public void settle(RowsToQueue rows, List<EnqueueResult> results) {
    rows.settle(results);
  }

  /**
   * Nobody else may have been at the file.
   *
   * @param updated how many rows the statement changed
   */
  public void requireAdvanced(RowsToQueue rows, int updated) {
    if (updated != 1) {
      throw new IllegalStateException(
          "The file %d of the inbox is not where it was".formatted(rows.file().id()));
    }
  }

  /** Committed. */
  public void committed(RowsToQueue rows, long reportBytes) {
    InboxFile file = rows.file();
    long before = file.rowCount();
    rows.committed(reportBytes);
    if (before / TOLD_EVERY != file.rowCount() / TOLD_EVERY) {
      LOG.info(
          "File {} of the inbox: {} of {} rows, {} queued, {} rejected",
          file.id(),
          file.rowCount(),
          file.total(),
          file.queued(),
          file.rejected());
    }
  }

  /** How the reading of a file ended, for the audit log. */
  public String summary(InboxFile file) {
    return "rows=%d queued=%d rejected=%d"
        .formatted(file.rowCount(), file.queued(), file.rejected());
  }

  /**
   * How the reading of a file ended.
   *
   * @param failure why it was not read to its end; null = it was
   */
  public Map<String, @Nullable Object> ending(InboxFile file, @Nullable Throwable failure) {
    Map<String, @Nullable Object> row = new HashMap<>();
    FileProblemException problem = failure == null ? null : FileProblemException.in(failure);
    row.put("now", clock.millis());
    row.put("error_code", problem == null ? null : problem.code());
    row.put("error", problem == null ? null : problem.getMessage());
    if (problem == null) {
      LOG.info(
          "File {} of the inbox was read: {} rows, {} queued, {} rejected",
          file.id(),
          file.rowCount(),
          file.queued(),
          file.rejected());
    } else {
      LOG.warn("File {} of the inbox makes no sense: {}", file.id(), problem.code());
    }
    return row;
  }
}
