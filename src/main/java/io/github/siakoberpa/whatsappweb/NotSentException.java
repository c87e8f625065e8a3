package io.github.siakoberpa.whatsappweb;

/** The message did not leave, or WhatsApp's server refused it: it will not arrive. */
public final class NotSentException extends WhatsAppWebException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /** The code, and whether the same message may be tried again later. */
  public NotSentException(String code, boolean retryable) {
    super("Not sent: " + code, code);
    this.retryable = retryable;
  }

  /** Whether the same message may be tried again later. */
  public boolean isRetryable() {
    return retryable;
  }
}
