package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;

/** Waits that double up to a limit. One thread. */
public final class Backoff {
  private final Duration first;
  private final Duration atMost;
  private Duration next;
  private int tries;

  /** The first wait, and the longest. */
  public Backoff(Duration first, Duration atMost) {
    this.first = first;
    this.atMost = atMost;
    this.next = first;
  }

  /** How long to wait now. */
  public Duration next() {
    tries++;
    Duration wait = next;
    Duration doubled = wait.multipliedBy(2);
    next = doubled.compareTo(atMost) > 0 ? atMost : doubled;
    return wait;
  }

  /** How many waits there were since the last success. */
  int tries() {
    return tries;
  }

  /** It succeeded: the next wait is the first again. */
  public void reset() {
    tries = 0;
    next = first;
  }
}
