package io.github.siakoberpa.sandbox;

/** The sandbox could not start. The message is one line that tells a person why, and what to do. */
public final class SandboxStartException extends RuntimeException {

  SandboxStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
