package io.github.siakoberpa.queue;

import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Makes the two names of a job. Thread-safe as far as its random generator is. */
public final class Identifiers {
  private static final int MESSAGE_ID_BYTES = 9;
  private static final long MAX_MILLIS = (1L << 48) - 1;
  private static final int COUNTER_BITS = 12;

  private final Clock clock;
  private final RandomGenerator random;
  private final AtomicLong lastMoment = new AtomicLong();

  /** The generator should be a secure one: the names must not be guessable. */
  public Identifiers(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * A UUID of version 7: opaque, unique, and always greater than the last one (a counter stands
   * where milliseconds end), so that its index grows at its end. That costs SQLite half of what ids
   * in any order do.
   */
  public String newJobId() {
    long now = clock.millis() << COUNTER_BITS;
    // A clock that is put back, or more of them in a millisecond than the counter has room for,
    // borrow from the milliseconds to come.
    long moment = lastMoment.accumulateAndGet(now, (last, at) -> Math.max(last + 1, at));
    long high = (moment >>> COUNTER_BITS << 16) | 0x7000L | (moment & 0x0FFFL);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** No id of a job that was queued then or later is smaller as a text. */
  public static String firstJobIdAt(long millis) {
    return new UUID(Math.min(millis, MAX_MILLIS) << 16, 0).toString();
  }

  /**
   * An id as WhatsApp Web itself makes them: {@code 3EB0} and 18 upper-case hexadecimal digits (its
   * module WAWebMsgKeyNewId takes nine bytes of a hash there).
   */
  public String newMessageId() {
    byte[] bytes = new byte[MESSAGE_ID_BYTES];
    random.nextBytes(bytes);
    return "3EB0" + HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
