package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.jspecify.annotations.Nullable;

/** The health checks of a component's sessions in Camel's registry, one each. Thread-safe. */
final class SessionChecks implements AutoCloseable {
  private final Map<String, WhatsAppWebHealthCheck> byName = new ConcurrentHashMap<>();
  private final @Nullable HealthCheckRegistry registry;
  private final boolean readiness;

  SessionChecks(CamelContext context, boolean readiness) {
    this.registry = HealthCheckRegistry.get(context);
    this.readiness = readiness;
  }

  /** Sees to it that the session has its check. */
  void add(WhatsAppWebSession session) {
    HealthCheckRegistry checks = registry;
    if (checks != null) {
      byName.computeIfAbsent(
          session.name(),
          name -> {
            WhatsAppWebHealthCheck check = new WhatsAppWebHealthCheck(session, readiness);
            checks.register(check);
            return check;
          });
    }
  }

  @Override
  public void close() {
    HealthCheckRegistry checks = registry;
    if (checks != null) {
      byName.values().forEach(checks::unregister);
    }
  }
}
