package io.github.siakoberpa.queue;

import org.jspecify.annotations.Nullable;

/**
 * A message that was not queued; nothing of it is kept.
 *
 * @param message what a person should know or do; repeats neither number nor text
 * @param jobId the job that stands in its way; null where there is none
 */
public record NotQueued(Code code, String message, @Nullable String jobId)
    implements EnqueueResult {

  /** Why, for programs. The names are stable. */
  public enum Code {
    /** The idempotency key came before, with another message. */
    IDEMPOTENCY_CONFLICT,
    /** The chat was sent the same text within the time that the caller named. */
    REPEATED_TEXT,
    /** The recipient does not want to hear from us. */
    OPTED_OUT,
    /** The queue holds as many messages as it may. */
    QUEUE_FULL,
    /** The queue of this session holds as many messages as it may. */
    SESSION_QUEUE_FULL,
    /** As many messages wait for this chat as may. */
    CHAT_QUEUE_FULL,
    /** It may not leave any more, and was not queued while it might. */
    EXPIRES_AT_INVALID,
    /** There is hardly room left on the disk. */
    DISK_FULL,
    /** Nothing is wrong with it, but with another one of those that were to be queued together. */
    NOT_ALONE;

    /** Whether it would be queued later, when there is room. */
    public boolean isLackOfRoom() {
      return this == QUEUE_FULL
          || this == SESSION_QUEUE_FULL
          || this == CHAT_QUEUE_FULL
          || this == DISK_FULL;
    }
  }

  static NotQueued of(Code code, String message) {
    return new NotQueued(code, message, null);
  }
}
