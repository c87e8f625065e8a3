package io.github.siakoberpa.queue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the pace must know of a session and one of its chats.
 *
 * @param newChatsAt until when chats never spoken to wait
 * @param firstSentAt when the session sent its first message
 * @param known whether the chat was spoken to before
 * @param chatSentAt when it was last written to
 */
public record PaceFacts(
    @Nullable Long newChatsAt,
    @Nullable Long firstSentAt,
    boolean known,
    @Nullable Long chatSentAt) {

  /** The row of pace-facts.sql; null = the session has no queue yet. */
  public static PaceFacts of(@Nullable Map<String, @Nullable Object> row) {
    if (row == null) {
      return new PaceFacts(null, null, false, null);
    }
    return new PaceFacts(
        time(row, "new_chats_at"),
        time(row, "first_sent_at"),
        row.get("known_since") != null,
        time(row, "last_sent_at"));
  }

  private static @Nullable Long time(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }
}
