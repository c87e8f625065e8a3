package io.github.siakoberpa.queue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants sent, checked and ready to be queued.
 *
 * @param session the linked device that sends it
 * @param recipient who it goes to
 * @param text at most {@link #MAX_TEXT_BYTES} bytes of UTF-8; empty only with content that has none
 * @param sendAt not before this time; null = as soon as its turn comes
 * @param expiresAt not after this time; null = however late
 * @param noRepeatWithin not if the chat was sent the same text so recently, or will be; null = even
 *     then
 * @param idempotencyKey a repeat under the same key (of the same session) gives the same job; null
 *     = none
 * @param clientRef the caller's own reference, kept and given back; null = none
 * @param createdBy the user on whose behalf it is queued; null = not known
 * @param content what it says beyond its text; null = nothing, it is a plain text
 */
public record NewMessage(
    String session,
    Recipient recipient,
    String text,
    Priority priority,
    OnUnknown onUnknown,
    @Nullable Instant sendAt,
    @Nullable Instant expiresAt,
    @Nullable Duration noRepeatWithin,
    @Nullable String idempotencyKey,
    @Nullable String clientRef,
    @Nullable String createdBy,
    @Nullable MessageContent content) {

  /** The longest text in bytes of UTF-8. */
  public static final int MAX_TEXT_BYTES = 65_536;

  /** A plain text. */
  public NewMessage(
      String session,
      Recipient recipient,
      String text,
      Priority priority,
      OnUnknown onUnknown,
      @Nullable Instant sendAt,
      @Nullable Instant expiresAt,
      @Nullable Duration noRepeatWithin,
      @Nullable String idempotencyKey,
      @Nullable String clientRef,
      @Nullable String createdBy) {
    this(
        session,
        recipient,
        text,
        priority,
        onUnknown,
        sendAt,
        expiresAt,
        noRepeatWithin,
        idempotencyKey,
        clientRef,
        createdBy,
        null);
  }

  /** A message with nothing but the necessary. */
  public static NewMessage text(String session, Recipient recipient, String text) {
    return new NewMessage(
        session,
        recipient,
        text,
        Priority.NORMAL,
        OnUnknown.FAIL,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
