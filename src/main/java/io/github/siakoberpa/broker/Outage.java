package io.github.siakoberpa.broker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log once that a broker does not answer, however often it is tried, and once that it
 * does again. Used by one thread at a time.
 */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final String held;
  private boolean lasts;

  /**
   * None yet.
   *
   * @param held what waits meanwhile, as the log says it
   */
  Outage(String held) {
    this.held = held;
  }

  /** It was tried in vain. */
  void goesOn(String reason) {
    if (!lasts) {
      LOG.warn("{} wait: {}", held, reason);
    }
    lasts = true;
  }

  /** It answered. */
  void isOver() {
    if (lasts) {
      LOG.info("{} go on", held);
    }
    lasts = false;
  }
}
