package io.github.siakoberpa.auth;

/** It is known who calls, and that they may not do this. */
public final class ForbiddenException extends RuntimeException {

  ForbiddenException(String role) {
    super("The role %s may not do that; ask an administrator.".formatted(role));
  }
}
