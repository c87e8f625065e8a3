package io.github.siakoberpa.whatsappweb.session;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when a browser has grown too big. WhatsApp Web grows for days; a browser that is replaced
 * in a quiet moment costs seconds, one that the system kills costs messages in doubt. Confined to
 * the session's thread.
 */
final class MemoryWatch {
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppWebSession.class);

  private final String session;
  private final Limits limits;
  private final Clock clock;
  private Instant nextCheck = Instant.MAX;

  MemoryWatch(SessionParts parts) {
    this.session = parts.name();
    this.limits = parts.settings().limits();
    this.clock = parts.workers().clock();
  }

  /** A browser was opened: it may live for one interval whatever it holds. */
  void opened() {
    nextCheck = limits.memory() == 0 ? Instant.MAX : clock.instant().plus(limits.memoryCheck());
  }

  /** Whether the page's browser should be replaced. */
  boolean exceeded(WebPage page) {
    Instant now = clock.instant();
    if (now.isBefore(nextCheck)) {
      return false;
    }
    nextCheck = now.plus(limits.memoryCheck());
    long held = page.memory();
    if (held <= limits.memory()) {
      return false;
    }
    LOG.info("The browser of session {} holds {} MB and is replaced", session, held >> 20);
    return true;
  }
}
