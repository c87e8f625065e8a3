package io.github.siakoberpa.auth;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One try to log in, counted as failed before it is made: many at once must not pass as one.
 *
 * @param rows of subject, failures, last_at, blocked_until, to be kept; none when it is refused
 * @param pause how long it must wait; zero = it may be made
 */
public record LoginAttempt(List<Map<String, Object>> rows, Duration pause) {
  /** Whether it may be made now. */
  public boolean isAllowed() {
    return pause.isZero();
  }
}
