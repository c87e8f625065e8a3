package io.github.siakoberpa.auth;

import java.time.Duration;

/** Too many logins were tried: by somebody who guesses, or by too many at once. */
public final class SlowDownException extends RuntimeException {
  private final Duration wait;

  SlowDownException(Duration wait) {
    super("Too many logins were tried; wait as long as Retry-After says.");
    this.wait = wait;
  }

  /** After how many seconds it may be tried again, at least one. */
  public long seconds() {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
