package io.github.siakoberpa;

import io.github.siakoberpa.dispatch.TargetSessions;
import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** What the queue wants to know of sessions, asked of the component. Thread-safe. */
final class WhatsAppSessions implements TargetSessions {
  private final CamelContext context;

  WhatsAppSessions(CamelContext context) {
    this.context = context;
  }

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
  public @Nullable String profile(String name) {
    return session(name).status().account();
  }

  private WhatsAppWebSession session(String name) {
    return context.getComponent("whatsapp-web", WhatsAppWebComponent.class).session(name);
  }
}
