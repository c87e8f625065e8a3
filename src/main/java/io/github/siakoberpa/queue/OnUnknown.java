package io.github.siakoberpa.queue;

/** What to do with a message of which nobody can say any more whether it left. */
public enum OnUnknown {
  /** Give up and say so: it is sent at most once. */
  FAIL,
  /**
   * Send it again under the same id: it arrives at least once, and recipients collapse a repeat.
   */
  RETRY
}
