package io.github.siakoberpa.metrics;

import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import org.apache.camel.CamelContext;

/** How the sessions stand, as of the last look. One look at a time. */
final class SessionGauges {
  /** Each has a dozen series. */
  static final int MOST_SESSIONS = 100;

  private final CamelContext context;
  private final Gauge state;
  private final Gauge memory;

  SessionGauges(PrometheusRegistry registry, CamelContext context) {
    this.context = context;
    state =
        QueueGauges.gauge(
            registry, "session_state", "1 = the session is in this state", "session", "state");
    memory =
        QueueGauges.gauge(
            registry, "browser_memory_bytes", "Memory of the session's browser", "session");
  }

  void look() {
    state.clear();
    memory.clear();
    sessions().stream()
        .limit(MOST_SESSIONS)
        .forEach(
            session -> {
              SessionState now = session.status().state();
              for (SessionState each : SessionState.values()) {
                state.labelValues(session.name(), each.name()).set(each == now ? 1 : 0);
              }
              memory.labelValues(session.name()).set((double) session.browserMemory());
            });
  }

  /** A component that nobody has used yet stays unused. */
  private List<WhatsAppWebSession> sessions() {
    return context.hasComponent("whatsapp-web") instanceof WhatsAppWebComponent component
        ? component.sessions()
        : List.of();
  }
}
