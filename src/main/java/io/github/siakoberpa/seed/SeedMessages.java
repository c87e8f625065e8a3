package io.github.siakoberpa.seed;

import io.github.siakoberpa.queue.EnqueueResult;
import io.github.siakoberpa.queue.InvalidRecipient;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.NotQueued;
import io.github.siakoberpa.queue.OnUnknown;
import io.github.siakoberpa.queue.Priority;
import io.github.siakoberpa.queue.Recipient;
import io.github.siakoberpa.queue.RecipientParser;
import io.github.siakoberpa.queue.RecipientResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns messages of the older program into ours, and counts why some are not. One thread. */
public final class SeedMessages {
  private static final String SESSION = "default";

  private final RecipientParser recipients;
  private final Clock clock;
  private final Map<Long, String> creators = new HashMap<>();
  private final Map<String, Integer> skipped = new LinkedHashMap<>();
  private final List<SeedJob> uncertain = new ArrayList<>();
  private int imported;

  /** Numbers are read by the parser, as those of requests are. */
  public SeedMessages(RecipientParser recipients, Clock clock) {
    this.recipients = recipients;
    this.clock = clock;
  }

  /** What a user of there queued belongs to that caller here. */
  public void belongs(long seedUserId, String creator) {
    creators.put(seedUserId, creator);
  }

  /** Those that can be queued; why the others cannot is counted. */
  public List<SeedJob> usable(List<SeedJob> jobs) {
    List<SeedJob> usable = new ArrayList<>();
    for (SeedJob job : jobs) {
      if (job.mayHaveLeft()) {
        uncertain.add(job);
      } else if (!job.isOpen()) {
        skip(job.status().isEmpty() ? "without a status" : job.status());
      } else if (job.text().isBlank()
          || job.text().getBytes(StandardCharsets.UTF_8).length > NewMessage.MAX_TEXT_BYTES) {
        skip("without a text, or with too long a one");
      } else if (recipients.parse(job.recipient()) instanceof InvalidRecipient) {
        skip("to a number that is none");
      } else {
        usable.add(job);
      }
    }
    return usable;
  }

  /** The names of the jobs, as they are kept. */
  public List<String> keys(List<SeedJob> jobs) {
    return jobs.stream().map(SeedJob::key).toList();
  }

  /** Those of the jobs that were not taken over before. */
  public List<SeedJob> fresh(List<SeedJob> jobs, List<Map<String, Object>> known) {
    Set<Object> before = known.stream().map(row -> row.get("seed_key")).collect(Collectors.toSet());
    List<SeedJob> fresh = new ArrayList<>();
    for (SeedJob job : jobs) {
      if (before.contains(job.key())) {
        skip("taken over before");
      } else {
        fresh.add(job);
      }
    }
    return fresh;
  }

  /** The messages, in the order of the jobs. */
  public List<NewMessage> messages(List<SeedJob> jobs) {
    return jobs.stream().map(this::message).toList();
  }

  /** The rows that remember what was taken over, for the results in the order of the jobs. */
  public List<Map<String, Object>> taken(List<SeedJob> jobs, List<EnqueueResult> results) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      if (results.get(i) instanceof NotQueued refused) {
        skip(refused.message());
      } else {
        imported++;
        rows.add(Map.of("seed_key", jobs.get(i).key(), "imported_at", clock.millis()));
      }
    }
    return rows;
  }

  /** How many were queued. */
  public int imported() {
    return imported;
  }

  /** How many were not, by the reason. */
  public Map<String, Integer> skipped() {
    return skipped;
  }

  /** Those of which nobody knows whether they left. */
  public List<SeedJob> uncertain() {
    return uncertain;
  }

  private NewMessage message(SeedJob job) {
    RecipientResult recipient = recipients.parse(job.recipient());
    String creator = job.userId() == null ? null : creators.get(job.userId());
    return new NewMessage(
        SESSION,
        (Recipient) recipient,
        job.text(),
        priority(job.priority()),
        OnUnknown.FAIL,
        job.sendAt() != null && job.sendAt().isAfter(clock.instant()) ? job.sendAt() : null,
        null,
        null,
        job.key(),
        null,
        creator == null ? "import" : creator);
  }

  /** A word, or a number of which the greater goes first. */
  private static Priority priority(String written) {
    if (written.matches("-?\\d{1,9}")) {
      int number = Integer.parseInt(written);
      return number > 0 ? Priority.HIGH : number < 0 ? Priority.LOW : Priority.NORMAL;
    }
    return Priority.byName(written).orElse(Priority.NORMAL);
  }

  private void skip(String why) {
    skipped.merge(why, 1, Integer::sum);
  }
}
