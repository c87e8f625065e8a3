package io.github.siakoberpa.queue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that is about to be queued. Belongs to one thread at a time.
 *
 * @param row the columns of its row, by name; changes until it is inserted
 * @param noRepeatSince the same text must not have been queued for the chat since then, in epoch
 *     milliseconds; null = it may
 */
public record JobDraft(
    Map<String, @Nullable Object> row, Priority priority, @Nullable Long noRepeatSince) {

  String text(String column) {
    return String.valueOf(row.get(column));
  }

  @Nullable String key() {
    return (String) row.get("idempotency_key");
  }

  /** Whether it could not leave any more. */
  boolean isExpired() {
    return row.get("expires_at") instanceof Long expires
        && row.get("created_at") instanceof Long now
        && expires <= now;
  }

  /** The job as it will stand once its transaction is committed. */
  QueuedMessage queued() {
    return new QueuedMessage(
        text("job_id"), text("message_id"), text("chat_id"), text("state"), priority, false);
  }
}
