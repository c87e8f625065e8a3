package io.github.siakoberpa.whatsappweb.session;

import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when a session fails to come up: a wait that grows, and after so many tries an end.
 * Confined to the session's thread.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);

  // These end outside, by a network or a person: a session that gave up would miss it.
  private static final Set<String> SELF_HEALING =
      Set.of("page_unreachable", "browser_missing", "profile_in_use");

  private final String session;
  private final StatusBoard board;
  private final Alarm alarm;
  private final Backoff backoff;
  private final int limit;
  private boolean givenUp;

  Attempts(SessionParts parts, Alarm alarm) {
    Deadlines deadlines = parts.settings().deadlines();
    this.session = parts.name();
    this.board = parts.board();
    this.alarm = alarm;
    this.backoff = new Backoff(deadlines.retry(), deadlines.retryAtMost());
    this.limit = parts.settings().limits().startAttempts();
  }

  /** The page is up: whatever fails next is another story. */
  void up() {
    backoff.reset();
  }

  /** Whether there is to be no further try. */
  boolean givenUp() {
    return givenUp;
  }

  /** Shows the failure and waits, or gives up. */
  void failed(Verdict verdict, RuntimeException failure) {
    LOG.debug("Session {} failed", session, failure);
    String reason = String.valueOf(verdict.reason());
    Duration wait = backoff.next();
    givenUp = limit > 0 && backoff.tries() >= limit && !SELF_HEALING.contains(reason);
    if (givenUp) {
      board.move(SessionState.FAILED, Advice.givenUp(reason, backoff.tries()));
    } else {
      board.move(verdict, PageSnapshot.blank());
      alarm.sleep(wait);
    }
  }
}
