package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Tells how one session stands. It counts as down only where the host made sessions part of its
 * health: a device that waits to be linked is no reason to restart a host. Thread-safe.
 */
public final class WhatsAppWebHealthCheck extends AbstractHealthCheck {
  private final WhatsAppWebSession session;
  private final boolean readiness;

  WhatsAppWebHealthCheck(WhatsAppWebSession session, boolean readiness) {
    super(WhatsAppWebConstants.SCHEME, WhatsAppWebConstants.SCHEME + ":" + session.name());
    this.session = session;
    this.readiness = readiness;
  }

  @Override
  public boolean isReadiness() {
    return readiness;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    SessionStatus status = session.status();
    builder.detail("session", status.name());
    builder.detail("state", status.state().name());
    builder.detail("since", status.since().toString());
    if (status.reason() != null) {
      builder.detail("reason", status.reason());
    }
    String advice = status.advice();
    builder.message(status.state() + (advice == null ? "" : ": " + advice));
    builder.state(!readiness || status.ready() ? State.UP : State.DOWN);
  }
}
