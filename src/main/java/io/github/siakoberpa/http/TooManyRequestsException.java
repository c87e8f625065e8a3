package io.github.siakoberpa.http;

/** A caller calls too often. Costs no stack trace, since it may be thrown very often. */
final class TooManyRequestsException extends RuntimeException {
  private final int seconds;

  TooManyRequestsException(int seconds) {
    super("Too many requests", null, false, false);
    this.seconds = seconds;
  }

  /** In how many seconds the next one may come. */
  int seconds() {
    return seconds;
  }
}
