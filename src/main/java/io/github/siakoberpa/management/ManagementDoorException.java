package io.github.siakoberpa.management;

/** The management door cannot be opened. The message is one line that tells a person what to do. */
public final class ManagementDoorException extends RuntimeException {

  ManagementDoorException(String message, Throwable cause) {
    super(message, cause);
  }
}
