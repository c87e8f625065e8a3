package io.github.siakoberpa.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns messages into the rows of jobs. Thread-safe. */
public final class JobDrafts {
  private final Identifiers identifiers;
  private final Clock clock;
  private final Function<Map<String, Object>, String> json;

  /**
   * Draws the names of jobs from the identifiers.
   *
   * @param json writes the content of a message as JSON
   */
  public JobDrafts(
      Identifiers identifiers, Clock clock, Function<Map<String, Object>, String> json) {
    this.identifiers = identifiers;
    this.clock = clock;
    this.json = json;
  }

  /**
   * One draft for each message, in their order.
   *
   * @param traceParent the span that accepts them; null = there is none
   */
  public List<JobDraft> drafts(List<NewMessage> messages, @Nullable String traceParent) {
    return messages.stream().map(message -> draft(message, traceParent)).toList();
  }

  /** The drafts in chunks, none of which is queued yet. */
  public DraftChunks chunks(List<JobDraft> drafts) {
    return new DraftChunks(drafts);
  }

  /**
   * The job of a message, but for its position, which is drawn in the transaction.
   *
   * @param traceParent the span that accepts it; null = there is none
   */
  public JobDraft draft(NewMessage message, @Nullable String traceParent) {
    Instant now = clock.instant();
    boolean later = message.sendAt() != null && message.sendAt().isAfter(now);
    Map<String, @Nullable Object> row = new HashMap<>(40);
    row.put("job_id", identifiers.newJobId());
    row.put("message_id", identifiers.newMessageId());
    row.put("session", message.session());
    row.put("chat_id", message.recipient().chatId());
    row.put("original_number", message.recipient().original());
    MessageContent content = message.content();
    String payload =
        json.apply(content == null ? Map.of("text", message.text()) : content.payload());
    String said = content == null ? message.text() : payload;
    row.put("kind", content == null ? "text" : content.kind());
    row.put("payload", payload);
    row.put("media", content == null ? null : content.media());
    row.put("priority", message.priority().value());
    row.put("idempotency_key", message.idempotencyKey());
    row.put("request_hash", message.idempotencyKey() == null ? null : requestHash(message, said));
    row.put("text_hash", message.noRepeatWithin() == null ? null : hash(said));
    row.put("client_ref", message.clientRef());
    row.put("created_by", message.createdBy());
    row.put("trace_parent", traceParent);
    row.put("on_unknown", message.onUnknown().name().toLowerCase(Locale.ROOT));
    row.put("state", later ? "scheduled" : "waiting");
    row.put("position", null);
    row.put("wake_at", later ? millis(message.sendAt()) : null);
    row.put("expires_at", millis(message.expiresAt()));
    row.put("created_at", now.toEpochMilli());
    Instant since = message.noRepeatWithin() == null ? null : now.minus(message.noRepeatWithin());
    return new JobDraft(row, message.priority(), millis(since));
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  // Everything that the caller decided. The length before each part keeps ("a","bc") apart from
  // ("ab","c").
  private static String requestHash(NewMessage message, String said) {
    StringBuilder all = new StringBuilder();
    Object[] parts = {
      message.recipient().chatId(),
      said,
      message.priority(),
      message.onUnknown(),
      message.sendAt(),
      message.expiresAt(),
      message.noRepeatWithin(),
      message.clientRef()
    };
    for (Object part : parts) {
      String text = String.valueOf(part);
      all.append(text.length()).append(':').append(text);
    }
    return hash(all.toString());
  }

  private static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
