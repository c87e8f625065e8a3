package io.github.siakoberpa.queue;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The sessions that are known to have a queue, so that not every message has to ask. A session may
 * be forgotten by a transaction while another one that found it open is just being committed, which
 * then does not count. Thread-safe.
 */
final class OpenSessions {
  private final Set<String> open = new HashSet<>();
  private long forgotten;

  /** How often any was forgotten; begun inside a transaction, and handed to {@link #opened}. */
  synchronized long moment() {
    return forgotten;
  }

  synchronized boolean contains(String session) {
    return open.contains(session);
  }

  /** Committed. Whoever is not noted here is asked for again, which does no harm. */
  synchronized void opened(Collection<String> sessions, long moment) {
    if (moment == forgotten) {
      open.addAll(sessions);
    }
  }

  synchronized void forget(String session) {
    forgotten++;
    open.remove(session);
  }
}
