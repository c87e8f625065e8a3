package io.github.siakoberpa.testkit;

/** The sandbox refused what a test asked of it; the message says what to do. */
public final class SandboxRefusedException extends RuntimeException {

  private final String code;

  SandboxRefusedException(String code, String message) {
    super(code + ": " + message);
    this.code = code;
  }

  /** A stable word, such as {@code NO_QR_ON_SHOW} or {@code NO_SUCH_MESSAGE}. */
  public String code() {
    return code;
  }
}
