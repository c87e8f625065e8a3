package io.github.siakoberpa.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is measured, as text. What nobody asks for costs nothing: the figures of the JVM,
 * the sessions and the queue are first read when somebody does. Thread-safe.
 */
public final class Scrape {
  /** The type of that text. */
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final CamelContext context;
  private final PrometheusRegistry registry;
  private @Nullable ProducerTemplate routes;
  private @Nullable SessionGauges sessions;

  /** Asks the route {@code measure} of the context for the figures of the queue. */
  public Scrape(CamelContext context, PrometheusRegistry registry) {
    this.context = context;
    this.registry = registry;
  }

  /**
   * The text; reads the database and the system, so that it blocks.
   *
   * @throws IllegalStateException when the queue cannot be measured
   */
  public synchronized byte[] text() {
    ProducerTemplate ask = routes;
    SessionGauges gauges = sessions;
    if (ask == null || gauges == null) {
      JvmMetrics.builder().register(registry);
      gauges = new SessionGauges(registry, context);
      ask = context.createProducerTemplate();
      sessions = gauges;
      routes = ask;
    }
    gauges.look();
    Exchange measured = ask.send("direct:measure", exchange -> {});
    if (measured.getException() != null) {
      throw new IllegalStateException("The queue cannot be measured", measured.getException());
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream(16_384);
    try {
      PrometheusTextFormatWriter.create().write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toByteArray();
  }
}
