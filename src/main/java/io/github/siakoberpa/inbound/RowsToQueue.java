package io.github.siakoberpa.inbound;

import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.NotQueued;
import io.github.siakoberpa.queue.QueuedMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a file on their way into the queue, in their order. Where one finds no room, it and
 * those behind it stay for the next try. Used by one thread.
 */
public final class RowsToQueue {
  private final InboxFile file;
  private final List<String> columns;
  private List<InboxRow> rows;
  private final Map<String, KeptMedia> media = new HashMap<>();
  private final Map<String, RowProblem> mediaProblems = new HashMap<>();
  private List<RowReading> readings = List.of();
  private final List<Map<String, Object>> jobRows = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private int settled;
  private @Nullable String mediaWaitsFor;
  private @Nullable String waitingFor;

  /** A row that is not queued, and why. */
  record Rejected(InboxRow row, RowProblem problem) {}

  RowsToQueue(InboxFile file, List<String> columns, List<InboxRow> rows) {
    this.file = file;
    this.columns = columns;
    this.rows = rows;
  }

  /** Whether some are left. */
  public boolean isOpen() {
    return !rows.isEmpty();
  }

  /** The files that the rows name, each once: those that are to be taken in, or tried again. */
  public Set<String> openMedia() {
    Set<String> names = new TreeSet<>();
    for (InboxRow row : rows) {
      String name = row.media();
      RowProblem problem = name == null ? null : mediaProblems.get(name);
      if (name != null && !media.containsKey(name) && (problem == null || problem.isPassing())) {
        names.add(name);
      }
    }
    return names;
  }

  void media(String name, KeptMedia kept) {
    mediaProblems.remove(name);
    media.put(name, kept);
  }

  void mediaProblem(String name, RowProblem problem) {
    mediaProblems.put(name, problem);
  }

  /** Holds the rows against the rules. */
  void read(RowRules rules, String createdBy) {
    List<RowReading> read = new ArrayList<>(rows.size());
    List<InboxRow> sound = rows.stream().filter(row -> problem(row) == null).toList();
    Iterator<RowReading> next =
        rules.read(sound.stream().map(InboxRow::fields).toList(), media, createdBy).iterator();
    mediaWaitsFor = null;
    for (InboxRow row : rows) {
      RowProblem problem = problem(row);
      if (problem != null && problem.isPassing()) {
        mediaWaitsFor = problem.code();
        break;
      }
      read.add(problem == null ? next.next() : problem);
    }
    readings = read;
  }

  private @Nullable RowProblem problem(InboxRow row) {
    if (row.problem() != null) {
      return row.problem();
    }
    if (row.hasOtherMedia()) {
      return new RowProblem(
          "MEDIA_INVALID",
          "In a file it is the path of a file in the inbox, an address, or the id of an upload.",
          "media");
    }
    String name = row.media();
    return name == null ? null : mediaProblems.get(name);
  }

  /** The rows that are messages. */
  public List<NewMessage> messages() {
    return readings.stream()
        .filter(RowMessage.class::isInstance)
        .map(reading -> ((RowMessage) reading).message())
        .toList();
  }

  /** What became of the messages, inside the transaction. */
  void settle(List<EnqueueResult> results) {
    jobRows.clear();
    rejected.clear();
    waitingFor = mediaWaitsFor;
    Iterator<EnqueueResult> next = results.iterator();
    for (settled = 0; settled < readings.size(); settled++) {
      InboxRow row = rows.get(settled);
      if (readings.get(settled) instanceof RowProblem problem) {
        rejected.add(new Rejected(row, problem));
        continue;
      }
      EnqueueResult result = next.next();
      if (result instanceof NotQueued refused && refused.code().isLackOfRoom()) {
        waitingFor = refused.code().name();
        return;
      }
      if (result instanceof NotQueued refused) {
        rejected.add(
            new Rejected(row, new RowProblem(refused.code().name(), refused.message(), null)));
      } else {
        String jobId = ((QueuedMessage) result).jobId();
        jobRows.add(Map.of("file", file.id(), "row", row.number(), "job_id", jobId));
      }
    }
  }

  /** Committed: what is settled is no longer here. */
  void committed(long reportBytes) {
    file.advance(settled, jobRows.size(), rejected.size(), reportBytes);
    rows = List.copyOf(rows.subList(settled, rows.size()));
    settled = 0;
  }

  /** How many rows are done with. */
  public long settled() {
    return settled;
  }

  /** How many of them are messages of the queue now. */
  public long queued() {
    return jobRows.size();
  }

  /** How many of them are not. */
  public long rejectedCount() {
    return rejected.size();
  }

  /** What there is no room in; null = all found room. */
  public @Nullable String waitingFor() {
    return waitingFor;
  }

  /** Whether any is a message of the queue now. */
  public boolean hasJobs() {
    return !jobRows.isEmpty();
  }

  /** Which rows became which messages: file, row, job_id. */
  public List<Map<String, Object>> jobRows() {
    return jobRows;
  }

  List<Rejected> rejected() {
    return rejected;
  }

  List<String> columns() {
    return columns;
  }

  InboxFile file() {
    return file;
  }

  /** Without what they say. */
  @Override
  public String toString() {
    return "RowsToQueue[" + rows.size() + "]";
  }
}
