package io.github.siakoberpa.queue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages that share one transaction of {@code enqueue.camel.yaml}, and what becomes of each.
 * Used by one thread.
 */
public final class EnqueueBatch {
  private final List<JobDraft> drafts;
  private final boolean together;
  private final boolean inOrder;
  private final OpenSessions openSessions;
  private final long begun;
  private final @Nullable EnqueueResult[] results;

  /**
   * A batch of which nothing is known yet.
   *
   * @param together whether none is queued if one cannot be
   * @param inOrder whether none is queued behind one that there is no room for
   * @param openSessions sessions that are known to have a queue; grows
   */
  EnqueueBatch(
      List<JobDraft> drafts, boolean together, boolean inOrder, OpenSessions openSessions) {
    this.openSessions = openSessions;
    this.begun = openSessions.moment();
    this.inOrder = inOrder;
    this.drafts = drafts;
    this.together = together;
    this.results = new EnqueueResult[drafts.size()];
  }

  /** Who the messages go to, each once. */
  public Set<String> chats() {
    return values(drafts, draft -> draft.text("chat_id"));
  }

  /** Whether any came with an idempotency key. */
  public boolean isKeyed() {
    return drafts.stream().anyMatch(draft -> draft.key() != null);
  }

  /** The idempotency keys. */
  public Set<String> keys() {
    return values(keyed(), draft -> String.valueOf(draft.key()));
  }

  /** The sessions of messages with a key. */
  public Set<String> keySessions() {
    return values(keyed(), draft -> draft.text("session"));
  }

  /** Whether any must not repeat a text. */
  public boolean isGuarded() {
    return drafts.stream().anyMatch(draft -> draft.noRepeatSince() != null);
  }

  /** The chats of messages that must not repeat a text. */
  public Set<String> guardedChats() {
    return values(guarded(), draft -> draft.text("chat_id"));
  }

  /** The hashes of texts that must not be repeated. */
  public Set<String> guardedTexts() {
    return values(guarded(), draft -> draft.text("text_hash"));
  }

  /** The sessions of messages that must not repeat a text. */
  public Set<String> guardedSessions() {
    return values(guarded(), draft -> draft.text("session"));
  }

  /** The earliest time at which a text must not have been sent. */
  public long guardedSince() {
    return guarded().stream()
        .map(JobDraft::noRepeatSince)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Whether any row is to be inserted. */
  public boolean hasRows() {
    return accepted().findAny().isPresent();
  }

  /** The rows that are to be inserted; none, when one of those that belong together cannot be. */
  public List<Map<String, @Nullable Object>> rows() {
    return accepted().map(JobDraft::row).toList();
  }

  /** Whether a row's session may have no queue yet. */
  public boolean hasNewSessions() {
    return !newSessions().isEmpty();
  }

  /** The sessions of the rows that may have no queue yet, one map of {@code session} each. */
  public List<Map<String, String>> newSessions() {
    Set<String> sessions = values(accepted().toList(), draft -> draft.text("session"));
    sessions.removeIf(openSessions::contains);
    return sessions.stream().map(session -> Map.of("session", session)).toList();
  }

  /** Called once the transaction is committed: all its sessions have a queue now. */
  void committed() {
    openSessions.opened(values(accepted().toList(), draft -> draft.text("session")), begun);
  }

  /** How many rows are to be inserted. */
  public long size() {
    return accepted().count();
  }

  /** What became of each message, in their order. */
  public List<EnqueueResult> results() {
    List<EnqueueResult> all = new ArrayList<>(results.length);
    for (int i = 0; i < results.length; i++) {
      EnqueueResult result = results[i];
      all.add(result == null ? drafts.get(i).queued() : result);
    }
    return all;
  }

  List<JobDraft> drafts() {
    return drafts;
  }

  @Nullable EnqueueResult result(int index) {
    return results[index];
  }

  void decide(int index, EnqueueResult result) {
    results[index] = result;
  }

  boolean isTogether() {
    return together;
  }

  boolean isInOrder() {
    return inOrder;
  }

  private Stream<JobDraft> accepted() {
    return IntStream.range(0, results.length)
        .filter(index -> results[index] == null)
        .mapToObj(drafts::get);
  }

  private List<JobDraft> keyed() {
    return drafts.stream().filter(draft -> draft.key() != null).toList();
  }

  private List<JobDraft> guarded() {
    return drafts.stream().filter(draft -> draft.noRepeatSince() != null).toList();
  }

  private static Set<String> values(List<JobDraft> of, Function<JobDraft, String> value) {
    Set<String> values = new LinkedHashSet<>();
    of.forEach(draft -> values.add(value.apply(draft)));
    return values;
  }
}
