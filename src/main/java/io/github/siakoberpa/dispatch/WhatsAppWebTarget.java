package io.github.siakoberpa.dispatch;

import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** The sessions of the context's component {@code whatsapp-web}. Thread-safe. */
public final class WhatsAppWebTarget implements TargetSessions {
  private final CamelContext context;

  /** The component is looked up when it is first needed. */
  public WhatsAppWebTarget(CamelContext context) {
    this.context = context;
  }

  /** A session that nobody stopped starts with its first message. */
  @Override
  public boolean isReady(String name) {
    WhatsAppWebSession session = session(name);
    SessionStatus status = session.status();
    if (status.state() == SessionState.STOPPED && status.reason() == null) {
      session.start();
    }
    return status.ready();
  }

  @Override
  public @Nullable String store(String name) {
    return session(name).status().store();
  }

  private WhatsAppWebSession session(String name) {
    return context.getComponent("whatsapp-web", WhatsAppWebComponent.class).session(name);
  }
}
