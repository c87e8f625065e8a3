package io.github.siakoberpa.queue;

import java.util.random.RandomGenerator;

/**
 * How fast one session sends. There are people on the other side, and WhatsApp blocks accounts that
 * write like machines. Thread-safe as far as its random generator is.
 */
public final class Pace {
  private static final long POLITE_GAP_MS = 3_000;
  private static final long POLITE_JITTER_MS = 4_000;

  private final boolean polite;
  private final int concurrency;
  private final RandomGenerator random;

  private Pace(boolean polite, int concurrency, RandomGenerator random) {
    this.polite = polite;
    this.concurrency = concurrency;
    this.random = random;
  }

  /** One message at a time, three to seven seconds from one to the next. */
  public static Pace polite(RandomGenerator random) {
    return new Pace(true, 1, random);
  }

  /** As fast as it goes, with that many chats at once. */
  public static Pace off(int concurrency, RandomGenerator random) {
    return new Pace(false, concurrency, random);
  }

  /** How many messages of one session may be in flight at once. */
  public int slots() {
    return concurrency;
  }

  /** When the session may send again after a message that leaves now, in epoch milliseconds. */
  public long nextSendAt(long now) {
    return polite ? now + POLITE_GAP_MS + random.nextLong(POLITE_JITTER_MS) : now;
  }
}
