package io.github.siakoberpa.sandbox;

/**
 * A call that is answered with an error: HTTP status, stable code, and a message that says what to
 * do.
 */
final class Refusal extends RuntimeException {

  private final int status;
  private final String code;

  Refusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static Refusal badInput(String message) {
    return new Refusal(400, "BAD_INPUT", message);
  }

  static Refusal conflict(String code, String message) {
    return new Refusal(409, code, message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
