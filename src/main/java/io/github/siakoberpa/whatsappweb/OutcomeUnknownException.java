package io.github.siakoberpa.whatsappweb;

/**
 * The message may have left or not: never send it again under another id, and under its own only
 * after a look-up.
 */
public final class OutcomeUnknownException extends WhatsAppWebException {
  private static final long serialVersionUID = 1L;

  /** The code, such as {@code send_timeout}. */
  public OutcomeUnknownException(String code) {
    super("Outcome unknown: " + code, code);
  }
}
