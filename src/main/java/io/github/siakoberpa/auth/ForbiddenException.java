package io.github.siakoberpa.auth;

/** It is known who calls, and that they may not do this. */
public final class ForbiddenException extends RuntimeException {

  private ForbiddenException(String message) {
    super(message);
  }

  static ForbiddenException lacking(Scope scope) {
    return new ForbiddenException(
        "That needs the scope %s; ask an administrator.".formatted(scope.word()));
  }

  static ForbiddenException ofSession() {
    return new ForbiddenException("This API key is limited to other sessions.");
  }

  /** The call needs somebody who logged in, not an API key. */
  public static ForbiddenException ofKeys() {
    return new ForbiddenException("An API key cannot do that; log in.");
  }
}
