package io.github.siakoberpa;

import org.jspecify.annotations.Nullable;

/** The program cannot start. The message is one line that tells a person why, and what to do. */
public final class StartException extends RuntimeException {

  StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  StartException(String message) {
    this(message, null);
  }

  /** A setting makes no sense; the message begins with its key. */
  static StartException senseless(String key, String whatIsWrong) {
    return new StartException("%s %s".formatted(key, whatIsWrong));
  }
}
