package io.github.siakoberpa.broker;

import io.github.siakoberpa.inbound.RowMessage;
import io.github.siakoberpa.inbound.RowProblem;
import io.github.siakoberpa.inbound.RowReading;
import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.NotQueued;
import io.github.siakoberpa.queue.QueuedMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a broker gave at once, on its way into the queue, in its order. Where a message finds no
 * room, it and those behind it stay for the next try. Used by one thread.
 */
public final class BrokerBatch {
  private final String broker;
  private final List<Received> all;
  private List<BrokerMessage> open;
  private List<RowReading> readings = List.of();
  private final List<Map<String, @Nullable Object>> jobRows = new ArrayList<>();
  private final List<Rejected> newlyRejected = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private int settled;
  private @Nullable String waitingFor;
  private boolean ended;

  /** A message that is not queued, and why. */
  record Rejected(Received message, RowProblem problem) {}

  BrokerBatch(String broker, List<BrokerMessage> messages) {
    this.broker = broker;
    this.open = messages;
    this.all = messages.stream().map(BrokerMessage::received).toList();
  }

  /** Which broker: its messages and its outcomes go by that name. */
  public String broker() {
    return broker;
  }

  /** Everything that the broker gave. */
  List<Received> all() {
    return all;
  }

  /** Whether some are left. */
  public boolean isOpen() {
    return !open.isEmpty();
  }

  /** Whether the broker still waits to hear of them. */
  public boolean isPending() {
    return !ended;
  }

  /** The broker has heard of them, or will give them again. */
  void end() {
    ended = true;
  }

  /** Those whose file is not here yet. */
  public List<BrokerMessage> withFiles() {
    return open.stream().filter(BrokerMessage::lacksFile).toList();
  }

  /** Holds them against the rules, up to the first one whose file finds no room. */
  void read(BrokerRules rules) {
    List<RowReading> read = new ArrayList<>(open.size());
    waitingFor = null;
    for (BrokerMessage message : open) {
      waitingFor = message.waitingFor();
      if (waitingFor != null) {
        break;
      }
      read.add(message.read(rules, broker));
    }
    readings = read;
  }

  /** Those that make sense. */
  public List<NewMessage> messages() {
    return readings.stream()
        .filter(RowMessage.class::isInstance)
        .map(reading -> ((RowMessage) reading).message())
        .toList();
  }

  /** What became of these, inside the transaction. */
  void settle(List<EnqueueResult> results) {
    jobRows.clear();
    newlyRejected.clear();
    Iterator<EnqueueResult> next = results.iterator();
    for (settled = 0; settled < readings.size(); settled++) {
      Received message = open.get(settled).received();
      if (readings.get(settled) instanceof RowProblem problem) {
        newlyRejected.add(new Rejected(message, problem));
        continue;
      }
      EnqueueResult result = next.next();
      if (result instanceof NotQueued refused && refused.code().isLackOfRoom()) {
        waitingFor = refused.code().name();
        return;
      }
      if (result instanceof NotQueued refused) {
        newlyRejected.add(new Rejected(message, problem(refused)));
      } else {
        jobRows.add(row((QueuedMessage) result, message));
      }
    }
  }

  private static RowProblem problem(NotQueued refused) {
    String field = refused.code() == NotQueued.Code.EXPIRES_AT_INVALID ? "expiresAt" : null;
    return new RowProblem(refused.code().name(), refused.message(), field);
  }

  private Map<String, @Nullable Object> row(QueuedMessage job, Received message) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("job_id", job.jobId());
    row.put("late", job.repeated());
    row.put("broker", broker);
    row.put("correlation", message.correlation());
    row.put("reply_to", message.replyTo());
    return row;
  }

  /** Committed: what is settled is no longer open. */
  void committed() {
    rejected.addAll(newlyRejected);
    open = List.copyOf(open.subList(settled, open.size()));
    settled = 0;
  }

  /** What there is no room in; null = all found room. */
  public @Nullable String waitingFor() {
    return waitingFor;
  }

  /** Whether any is in the queue now. */
  public boolean hasJobs() {
    return !jobRows.isEmpty();
  }

  /** Where their outcomes go: job_id, broker, correlation, reply_to, late. */
  public List<Map<String, @Nullable Object>> jobRows() {
    return jobRows;
  }

  /** The dead letters are written. */
  void buried() {
    rejected.clear();
  }

  /** Whether any is a dead letter that is not written yet. */
  public boolean hasRejected() {
    return !rejected.isEmpty();
  }

  List<Rejected> rejected() {
    return rejected;
  }

  /** Without what they say. */
  @Override
  public String toString() {
    return "BrokerBatch[" + broker + ", " + open.size() + "]";
  }
}
