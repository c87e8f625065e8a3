package io.github.siakoberpa.queue;

import io.github.siakoberpa.queue.NotQueued.Code;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a batch become jobs. Decided inside the transaction that inserts them, so that
 * nothing can come in between. Thread-safe.
 */
public final class EnqueueRules {
  private final QueueBounds bounds;
  private final OpenSessions openSessions = new OpenSessions();

  /** Messages beyond the bounds are refused. */
  public EnqueueRules(QueueBounds bounds) {
    this.bounds = bounds;
  }

  /**
   * A batch of what wants to be queued.
   *
   * @param together true = all or none; null counts as false
   * @param inOrder true = none behind one that there is no room for; null counts as false
   */
  public EnqueueBatch batch(
      List<JobDraft> drafts, @Nullable Boolean together, @Nullable Boolean inOrder) {
    return new EnqueueBatch(
        drafts, Boolean.TRUE.equals(together), Boolean.TRUE.equals(inOrder), openSessions);
  }

  /**
   * Decides about each message.
   *
   * @param optedOut rows of chat_id
   * @param sameKey the jobs that hold one of the batch's keys; null = none has a key
   * @param sameText rows of session, chat_id, text_hash, created_at, job_id; null = no text is
   *     guarded
   */
  public void decide(
      EnqueueBatch batch,
      List<Map<String, Object>> optedOut,
      @Nullable List<Map<String, Object>> sameKey,
      @Nullable List<Map<String, Object>> sameText) {
    Set<Object> closed = new HashSet<>();
    optedOut.forEach(row -> closed.add(row.get("chat_id")));
    Earlier earlier = new Earlier(sameKey, sameText);
    NotQueued full = null;
    for (int i = 0; i < batch.drafts().size(); i++) {
      JobDraft draft = batch.drafts().get(i);
      EnqueueResult result = earlier.ofSameKey(draft);
      if (result == null && draft.isExpired()) {
        result = NotQueued.of(Code.EXPIRES_AT_INVALID, "It must lie in the future.");
      }
      if (result == null && closed.contains(draft.row().get("chat_id"))) {
        result = NotQueued.of(Code.OPTED_OUT, "The recipient does not want to hear from us.");
      }
      if (result == null) {
        result = earlier.ofSameText(draft);
      }
      if (result == null) {
        result = full == null ? bounds.admit(draft.text("session"), draft.text("chat_id")) : full;
        full = batch.isInOrder() ? (NotQueued) result : null;
      }
      if (result == null) {
        earlier.remember(draft);
      } else {
        batch.decide(i, result);
      }
    }
    holdTogether(batch);
  }

  /** What the batch opened is open for good, now that it is committed. */
  public void committed(EnqueueBatch batch) {
    batch.committed();
  }

  /** The session has no queue any more, from the end of this transaction on. */
  public void forget(String session) {
    openSessions.forget(session);
  }

  private static void holdTogether(EnqueueBatch batch) {
    int size = batch.drafts().size();
    boolean refused = false;
    for (int i = 0; i < size; i++) {
      refused |= batch.result(i) instanceof NotQueued;
    }
    for (int i = 0; batch.isTogether() && refused && i < size; i++) {
      if (!(batch.result(i) instanceof NotQueued)) {
        batch.decide(i, NotQueued.of(Code.NOT_ALONE, "Another message of the batch was refused."));
      }
    }
  }

  /**
   * Gives the rows the numbers drawn for them, in their order, as their ids; what is not scheduled
   * for later has its position with it.
   *
   * @param lastNumber the last one's
   */
  public void number(EnqueueBatch batch, long lastNumber) {
    List<Map<String, @Nullable Object>> rows = batch.rows();
    long number = lastNumber - rows.size();
    for (Map<String, @Nullable Object> row : rows) {
      row.put("id", ++number);
      if (!"scheduled".equals(row.get("state"))) {
        row.put("position", number);
      }
    }
  }

  /** What was queued before, in the database or earlier in the same batch. */
  private static final class Earlier {
    private final Map<List<@Nullable Object>, Map<String, @Nullable Object>> byKey =
        new HashMap<>();
    private final Map<List<@Nullable Object>, Map<String, @Nullable Object>> byText =
        new HashMap<>();

    Earlier(
        @Nullable List<Map<String, Object>> sameKey, @Nullable List<Map<String, Object>> sameText) {
      if (sameKey != null) {
        sameKey.forEach(row -> byKey.put(key(row), row));
      }
      if (sameText != null) {
        sameText.forEach(row -> byText.merge(text(row), row, Earlier::later));
      }
    }

    @Nullable EnqueueResult ofSameKey(JobDraft draft) {
      Map<String, @Nullable Object> job = draft.key() == null ? null : byKey.get(key(draft.row()));
      if (job == null) {
        return null;
      }
      String jobId = String.valueOf(job.get("job_id"));
      if (!Objects.equals(job.get("request_hash"), draft.row().get("request_hash"))) {
        return new NotQueued(
            Code.IDEMPOTENCY_CONFLICT,
            "The idempotency key was used for another message (job %s).".formatted(jobId),
            jobId);
      }
      return new QueuedMessage(
          jobId,
          String.valueOf(job.get("message_id")),
          String.valueOf(job.get("chat_id")),
          String.valueOf(job.get("state")),
          Priority.of(((Number) job.get("priority")).intValue()),
          true);
    }

    @Nullable NotQueued ofSameText(JobDraft draft) {
      Long since = draft.noRepeatSince();
      Map<String, @Nullable Object> job = since == null ? null : byText.get(text(draft.row()));
      if (since == null || job == null || createdAt(job) <= since) {
        return null;
      }
      String jobId = String.valueOf(job.get("job_id"));
      return new NotQueued(
          Code.REPEATED_TEXT,
          "The chat was sent the same text a short while ago (job %s).".formatted(jobId),
          jobId);
    }

    void remember(JobDraft draft) {
      if (draft.key() != null) {
        byKey.put(key(draft.row()), draft.row());
      }
      if (draft.noRepeatSince() != null) {
        byText.put(text(draft.row()), draft.row());
      }
    }

    private static List<@Nullable Object> key(Map<String, ? extends @Nullable Object> row) {
      return Arrays.asList(row.get("session"), row.get("idempotency_key"));
    }

    private static List<@Nullable Object> text(Map<String, ? extends @Nullable Object> row) {
      return Arrays.asList(row.get("session"), row.get("chat_id"), row.get("text_hash"));
    }

    private static Map<String, @Nullable Object> later(
        Map<String, @Nullable Object> one, Map<String, @Nullable Object> other) {
      return createdAt(one) >= createdAt(other) ? one : other;
    }

    private static long createdAt(Map<String, @Nullable Object> row) {
      return row.get("created_at") instanceof Number number ? number.longValue() : 0;
    }
  }
}
