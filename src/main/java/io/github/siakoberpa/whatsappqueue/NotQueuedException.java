package io.github.siakoberpa.whatsappqueue;

import java.util.Set;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/** A message was not queued, and nothing of it is kept; the code says why. */
public final class NotQueuedException extends RuntimeCamelException {
  private static final long serialVersionUID = 1L;

  private static final Set<String> FULL =
      Set.of("QUEUE_FULL", "SESSION_QUEUE_FULL", "CHAT_QUEUE_FULL", "DISK_FULL");

  private final String code;
  private final boolean retryable;
  private final @Nullable String jobId;

  NotQueuedException(String code, String message, @Nullable String jobId) {
    super(message);
    this.code = code;
    this.retryable = FULL.contains(code);
    this.jobId = jobId;
  }

  NotQueuedException(String code, String message, boolean retryable, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.retryable = retryable;
    this.jobId = null;
  }

  /**
   * The stable code: that of the HTTP API, such as {@code NUMBER_INVALID}, {@code QUEUE_FULL} or
   * {@code IDEMPOTENCY_CONFLICT}.
   */
  public String getCode() {
    return code;
  }

  /**
   * Whether the same message may be taken later: there was no room for it, or its file was not to
   * be had just then.
   */
  public boolean isRetryable() {
    return retryable;
  }

  /** The job that stands in its way; null where there is none. */
  public @Nullable String getJobId() {
    return jobId;
  }
}
