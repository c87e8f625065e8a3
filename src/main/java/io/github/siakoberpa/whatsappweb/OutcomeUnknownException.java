package io.github.siakoberpa.whatsappweb;

import org.apache.camel.RuntimeCamelException;

/** The message may have left. */
public class OutcomeUnknownException extends RuntimeCamelException {
  private final String code;

  /** Why nobody knows. */
  public OutcomeUnknownException(String code) {
    super(code);
    this.code = code;
  }

  /** Stable, for programs. */
  public String getCode() {
    return code;
  }
}
