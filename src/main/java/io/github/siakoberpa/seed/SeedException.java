package io.github.siakoberpa.seed;

import org.jspecify.annotations.Nullable;

/** The file is not the older program's; the message is one line for a person. */
public final class SeedException extends RuntimeException {

  SeedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
