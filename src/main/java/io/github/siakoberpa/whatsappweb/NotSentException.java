package io.github.siakoberpa.whatsappweb;

import org.apache.camel.RuntimeCamelException;

/** The message did not leave. */
public class NotSentException extends RuntimeCamelException {
  private final String code;
  private final boolean retryable;

  /** Why, and whether another try can help. */
  public NotSentException(String code, boolean retryable) {
    super(code);
    this.code = code;
    this.retryable = retryable;
  }

  /** Stable, for programs. */
  public String getCode() {
    return code;
  }

  /** Whether another try can help. */
  public boolean isRetryable() {
    return retryable;
  }
}
