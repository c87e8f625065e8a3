package io.github.siakoberpa.dispatch;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether messages of a session may go to the target now. A WhatsApp Web session must be
 * ready, any other target always is; and nothing goes once the application stops. Thread-safe.
 */
public final class SessionGate {
  private final boolean whatsAppWeb;
  private final TargetSessions sessions;
  private final BooleanSupplier stopping;

  /**
   * A gate before one target.
   *
   * @param targetUri as in {@code siakoberpa.dispatch.to}
   * @param stopping whether the application is about to end
   */
  public SessionGate(String targetUri, TargetSessions sessions, BooleanSupplier stopping) {
    this.whatsAppWeb = targetUri.startsWith("whatsapp-web:");
    this.sessions = sessions;
    this.stopping = stopping;
  }

  /** Whether messages of the session may go now. */
  public boolean isOpen(String session) {
    return !stopping.getAsBoolean() && (!whatsAppWeb || sessions.isReady(session));
  }

  /** Whether messages of the session must stay. */
  public boolean isClosed(String session) {
    return !isOpen(session);
  }

  /** Whether the target can be asked what became of a message. */
  public boolean canLookUp() {
    return whatsAppWeb;
  }

  /** The store that will know of what the session sends now; null where there is none. */
  public @Nullable String store(String session) {
    return whatsAppWeb ? sessions.store(session) : null;
  }

  /**
   * Whether the session's store is not the one that knows of a message sent from the given one. A
   * session that has just gone down shows none, which says nothing of the one it will have again.
   */
  public boolean isOtherStore(String session, @Nullable String sentFrom) {
    String current = store(session);
    return sentFrom == null || (current != null && !sentFrom.equals(current));
  }
}
