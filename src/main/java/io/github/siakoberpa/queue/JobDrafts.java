package io.github.siakoberpa.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a message into the row of a job, and that row into the caller's answer. Thread-safe. */
public final class JobDrafts {
  private final Identifiers identifiers;
  private final Clock clock;

  /** Draws the names of jobs from the identifiers. */
  public JobDrafts(Identifiers identifiers, Clock clock) {
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * The columns of a new job, by name; absent ones are null. Its position is drawn in the
   * transaction.
   */
  public Map<String, @Nullable Object> draft(NewMessage message) {
    Instant now = clock.instant();
    boolean later = message.sendAt() != null && message.sendAt().isAfter(now);
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("job_id", identifiers.newJobId());
    row.put("message_id", identifiers.newMessageId());
    row.put("session", message.session());
    row.put("chat_id", message.recipient().chatId());
    row.put("original_number", message.recipient().original());
    row.put("kind", "text");
    row.put("priority", message.priority().value());
    row.put("idempotency_key", message.idempotencyKey());
    row.put("request_hash", message.idempotencyKey() == null ? null : hash(message));
    row.put("client_ref", message.clientRef());
    row.put("created_by", message.createdBy());
    row.put("on_unknown", message.onUnknown().name().toLowerCase(Locale.ROOT));
    row.put("state", later ? "scheduled" : "waiting");
    row.put("wake_at", later ? millis(message.sendAt()) : null);
    row.put("expires_at", millis(message.expiresAt()));
    row.put("created_at", now.toEpochMilli());
    return row;
  }

  /** What is kept of the content, to be written as JSON. */
  public Map<String, Object> payload(NewMessage message) {
    return Map.of("text", message.text());
  }

  /** The answer for a job that this request has queued. */
  public QueuedMessage queued(Map<String, Object> draft) {
    return answer(draft, false);
  }

  /**
   * The answer for a request whose key had been used.
   *
   * @throws IdempotencyConflictException when that was for another message
   */
  public QueuedMessage repeated(Map<String, Object> draft, Map<String, Object> existing) {
    if (!Objects.equals(draft.get("request_hash"), existing.get("request_hash"))) {
      throw new IdempotencyConflictException(text(existing, "job_id"));
    }
    return answer(existing, true);
  }

  private static QueuedMessage answer(Map<String, Object> row, boolean repeated) {
    int priority = ((Number) row.get("priority")).intValue();
    return new QueuedMessage(
        text(row, "job_id"),
        text(row, "message_id"),
        text(row, "chat_id"),
        text(row, "state"),
        Priority.of(priority),
        repeated);
  }

  private static String text(Map<String, Object> row, String column) {
    return (String) row.get(column);
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  // Everything that the caller decided. The length before each part keeps ("a","bc") apart from
  // ("ab","c").
  private static String hash(NewMessage message) {
    StringBuilder all = new StringBuilder();
    Object[] parts = {
      message.recipient().chatId(),
      message.text(),
      message.priority(),
      message.onUnknown(),
      message.sendAt(),
      message.expiresAt(),
      message.clientRef()
    };
    for (Object part : parts) {
      String text = String.valueOf(part);
      all.append(text.length()).append(':').append(text);
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(all.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
