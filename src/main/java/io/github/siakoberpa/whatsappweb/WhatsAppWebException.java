package io.github.siakoberpa.whatsappweb;

import org.apache.camel.RuntimeCamelException;

/** Something did not work; the code says what, in a stable word. */
public class WhatsAppWebException extends RuntimeCamelException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /** A message without any text of a chat in it, and the stable code. */
  public WhatsAppWebException(String message, String code, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** A message without any text of a chat in it, and the stable code. */
  public WhatsAppWebException(String message, String code) {
    super(message);
    this.code = code;
  }

  /** The stable code, such as {@code session_not_ready}. */
  public String getCode() {
    return code;
  }
}
