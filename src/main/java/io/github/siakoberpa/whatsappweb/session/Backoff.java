package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;

/** Waits that double up to a limit. One thread. */
final class Backoff {
  private final Duration first;
  private final Duration atMost;
  private Duration next;
  private int tries;

  Backoff(Duration first, Duration atMost) {
    this.first = first;
    this.atMost = atMost;
    this.next = first;
  }

  Duration next() {
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

  void reset() {
    tries = 0;
    next = first;
  }
}
