package io.github.siakoberpa.queue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drafts that are queued in chunks, so that nobody waits long for the database, and what became of
 * them so far. What comes after a chunk that failed is not tried: messages of one chat would change
 * their order. Used by one thread.
 */
public final class DraftChunks {
  private static final int CHUNK = 250;

  private final List<JobDraft> drafts;
  private final List<EnqueueResult> results;
  private @Nullable Exception cutOff;

  /** None of them is queued yet. */
  DraftChunks(List<JobDraft> drafts) {
    this.drafts = drafts;
    this.results = new ArrayList<>(drafts.size());
  }

  /** Whether another chunk is to be queued. */
  public boolean isOpen() {
    return cutOff == null && results.size() < drafts.size();
  }

  /** The drafts that are to be written next, in one transaction. */
  public List<JobDraft> next() {
    int from = results.size();
    return drafts.subList(from, Math.min(drafts.size(), from + CHUNK));
  }

  /**
   * The transaction of that chunk is committed.
   *
   * @param decided what became of each of its messages, in their order
   */
  public void settled(List<EnqueueResult> decided) {
    results.addAll(decided);
  }

  /** The chunk, or what follows its commit, failed. */
  public void failed(Exception failure) {
    cutOff = failure;
  }

  /** What became of the messages, in their order, up to the chunk that failed. */
  public List<EnqueueResult> results() {
    return List.copyOf(results);
  }

  /** Why the others have no result, and are not queued; null = all have one. */
  public @Nullable Exception cutOff() {
    return cutOff;
  }
}
