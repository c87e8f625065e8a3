package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;

/** Waits that double up to a limit. One thread. */
final class Backoff {
  private final Duration first;
  private final Duration atMost;
  private Duration next;

  Backoff(Duration first, Duration atMost) {
    this.first = first;
    this.atMost = atMost;
    this.next = first;
  }

  Duration next() {
    Duration wait = next;
    Duration doubled = wait.multipliedBy(2);
    next = doubled.compareTo(atMost) > 0 ? atMost : doubled;
    return wait;
  }

  void reset() {
    next = first;
  }
}
