package io.github.siakoberpa.database;

import java.time.Clock;
import java.time.Duration;

/**
 * Says when old rows may be deleted, one small transaction at a time: once a minute, again at the
 * next opportunity as long as there are more, and rather not while somebody else writes.
 * Thread-safe.
 */
public final class Housekeeping {
  /** How many rows one statement of the housekeeping takes. The statements say it too. */
  static final int ROWS_AT_ONCE = 500;

  private static final Duration REST = Duration.ofMinutes(1);
  // A queue that is never idle must not grow for ever.
  private static final int PATIENCE = 20;

  private final Database database;
  private final Clock clock;
  private boolean more;
  private long restsUntil;
  private int waited;

  /** Begins at once. */
  public Housekeeping(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether to begin a round now. */
  public synchronized boolean isTime() {
    long now = clock.millis();
    boolean slept = now >= restsUntil || now < restsUntil - REST.toMillis();
    if (!more && !slept) {
      return false;
    }
    if (database.isWriterBusy() && ++waited < PATIENCE) {
      return false;
    }
    waited = 0;
    more = false;
    restsUntil = now + REST.toMillis();
    return true;
  }

  /** One statement of the round has deleted or changed that many rows. */
  public synchronized void did(int rows) {
    more |= rows >= ROWS_AT_ONCE;
  }
}
