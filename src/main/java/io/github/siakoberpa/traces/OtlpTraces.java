package io.github.siakoberpa.traces;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Sends traces to a collector, by OTLP over HTTP. The variables OTEL_… of OpenTelemetry override
 * what is set here. Ends with the context that it is a service of.
 */
public final class OtlpTraces extends ServiceSupport {
  private final OpenTelemetrySdk sdk;

  /**
   * Traces to a collector.
   *
   * @param endpoint such as {@code http://127.0.0.1:4318}
   * @throws IllegalArgumentException with the setting in its message when that cannot be
   */
  public OtlpTraces(String endpoint) {
    try {
      this.sdk =
          AutoConfiguredOpenTelemetrySdk.builder()
              .disableShutdownHook()
              .addPropertiesSupplier(() -> properties(endpoint))
              .build()
              .getOpenTelemetrySdk();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "siakoberpa.traces.endpoint cannot be used: " + e.getMessage(), e);
    }
  }

  /** The traces that go there. */
  public Traces traces() {
    return Traces.to(sdk);
  }

  @Override
  protected void doStop() {
    sdk.close();
  }

  private static Map<String, String> properties(String endpoint) {
    return Map.of(
        "otel.service.name", "siakoberpa",
        "otel.traces.exporter", "otlp",
        "otel.metrics.exporter", "none",
        "otel.logs.exporter", "none",
        "otel.exporter.otlp.protocol", "http/protobuf",
        "otel.exporter.otlp.endpoint", endpoint);
  }
}
