package io.github.siakoberpa.dispatch;

import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of the context's component {@code whatsapp-web}; one that becomes ready wakes the
 * dispatcher. Thread-safe.
 */
public final class WhatsAppWebTarget implements TargetSessions {
  private final CamelContext context;
  private final ProducerTemplate wake;
  private final Map<String, WhatsAppWebSession> sessions = new ConcurrentHashMap<>();

  /** The component is looked up when it is first needed. */
  public WhatsAppWebTarget(CamelContext context) {
    this.context = context;
    this.wake = context.createProducerTemplate();
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
    return sessions.computeIfAbsent(name, this::watched);
  }

  private WhatsAppWebSession watched(String name) {
    WhatsAppWebSession session =
        context.getComponent("whatsapp-web", WhatsAppWebComponent.class).session(name);
    session.addListener((before, now) -> wakeIfReady(now));
    return session;
  }

  private void wakeIfReady(SessionStatus now) {
    if (now.ready() && !context.isStopping()) {
      wake.sendBody("direct:wake-dispatch", null);
    }
  }
}
