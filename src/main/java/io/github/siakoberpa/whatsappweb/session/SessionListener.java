package io.github.siakoberpa.whatsappweb.session;

/**
 * Hears of every change of a session's state or reason, in order, on a worker thread and never on
 * the session's own.
 */
@FunctionalInterface
public interface SessionListener {
  /** Called after the change; {@code now} may already be history when it is read. */
  void changed(SessionStatus before, SessionStatus now);
}
