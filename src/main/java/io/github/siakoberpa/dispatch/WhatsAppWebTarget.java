package io.github.siakoberpa.dispatch;

import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a context's component {@code whatsapp-web}. One that becomes ready wakes the
 * dispatcher; one that loses its link or is open elsewhere breaks its circuit. Thread-safe.
 */
public final class WhatsAppWebTarget implements TargetSessions {
  private static final String OUR_OWN_LOG_OUT = "logged_out_by_hand";

  private final CamelContext context;
  private final CamelContext owner;
  private final ProducerTemplate routes;
  private final Map<String, WhatsAppWebSession> sessions = new ConcurrentHashMap<>();

  /**
   * The component is looked up when it is first needed.
   *
   * @param context of the routes that want to know
   * @param owner whose component it is
   */
  public WhatsAppWebTarget(CamelContext context, CamelContext owner) {
    this.context = context;
    this.owner = owner;
    this.routes = context.createProducerTemplate();
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
        owner.getComponent("whatsapp-web", WhatsAppWebComponent.class).session(name);
    session.addListener((before, now) -> changed(now));
    if (circuitReason(session.status()) != null) {
      // It happened before anybody listened.
      changed(session.status());
    }
    return session;
  }

  private void changed(SessionStatus now) {
    String reason = circuitReason(now);
    if (context.isStopping()) {
      return;
    }
    if (now.ready()) {
      tell("direct:session-ready", now.name(), "");
    } else if (reason != null) {
      tell("direct:break-circuit", now.name(), reason);
    }
  }

  /** Why nothing should leave until somebody has looked into it; null = there is no need to. */
  static @Nullable String circuitReason(SessionStatus now) {
    return switch (now.state()) {
      case LOGGED_OUT -> OUR_OWN_LOG_OUT.equals(now.reason()) ? null : "logged_out";
      case CONFLICT -> "conflict";
      default -> null;
    };
  }

  private void tell(String uri, String session, String reason) {
    Exchange told =
        routes.send(
            uri,
            exchange -> {
              exchange.setVariable("session", session);
              exchange.setVariable("reason", reason);
            });
    if (told.getException() != null) {
      throw new IllegalStateException(
          "Session %s changed, and %s failed".formatted(session, uri), told.getException());
    }
  }
}
