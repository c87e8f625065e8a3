package io.github.siakoberpa.broker;

/** Nothing can be done with a broker just now. Repeats nothing of any message. */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  BrokerException(String code, String message) {
    super(message);
    this.code = code;
  }

  BrokerException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Stable. */
  public String code() {
    return code;
  }
}
