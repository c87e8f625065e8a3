package io.github.siakoberpa.dispatch;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Decides whether messages of a session may go to the target now. A WhatsApp Web session must be
 * ready, any other target always is; and nothing goes once the application stops. Thread-safe.
 */
public final class SessionGate {
  private final boolean whatsAppWeb;
  private final Predicate<String> ready;
  private final BooleanSupplier stopping;

  /**
   * A gate before one target.
   *
   * @param targetUri as in {@code siakoberpa.dispatch.to}
   * @param ready whether the WhatsApp Web session of that name can send; may start it
   */
  public SessionGate(String targetUri, Predicate<String> ready, BooleanSupplier stopping) {
    this.whatsAppWeb = targetUri.startsWith("whatsapp-web:");
    this.ready = ready;
    this.stopping = stopping;
  }

  /** Whether messages of the session may go now. */
  public boolean isOpen(String session) {
    return !stopping.getAsBoolean() && (!whatsAppWeb || ready.test(session));
  }

  /** Whether messages of the session must stay. */
  public boolean isClosed(String session) {
    return !isOpen(session);
  }

  /** Whether the target can be asked what became of a message. */
  public boolean canLookUp() {
    return whatsAppWeb;
  }
}
