package io.github.siakoberpa.management;

import io.github.siakoberpa.database.StorageWatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * Whether requests should be sent here now. Sessions count only where the settings say so: a device
 * that waits to be linked takes messages all the same. Thread-safe.
 */
public final class Readiness {
  private final CamelContext context;
  private final StorageWatch storage;

  /** Looks at these. */
  public Readiness(CamelContext context, StorageWatch storage) {
    this.context = context;
    this.storage = storage;
  }

  /** One thing that was looked at. */
  record Check(String name, boolean up, Map<String, Object> details) {
    Map<String, Object> entry() {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", name);
      entry.put("status", up ? "UP" : "DOWN");
      entry.putAll(details);
      return entry;
    }
  }

  /** All of them; may read files, so that it blocks. */
  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    boolean runs = context.isStarted() && !context.isStopping();
    checks.add(new Check("application", runs, Map.of()));
    checks.add(new Check("database", storage.fault().isEmpty(), Map.of()));
    checks.add(new Check("room", !storage.refusesWork(), Map.of()));
    if (runs) {
      HealthCheckHelper.invokeReadiness(context).forEach(result -> checks.add(check(result)));
    }
    return checks;
  }

  /** Without errors and messages, which may name what is nobody's business. */
  private static Check check(HealthCheck.Result result) {
    Map<String, Object> details = new LinkedHashMap<>();
    for (String shown : List.of("session", "state", "since", "reason")) {
      Object detail = result.getDetails().get(shown);
      if (detail != null) {
        details.put(shown, detail);
      }
    }
    boolean up = result.getState() != HealthCheck.State.DOWN;
    return new Check(result.getCheck().getId(), up, details);
  }
}
