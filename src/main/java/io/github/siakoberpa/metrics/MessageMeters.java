package io.github.siakoberpa.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Counts what becomes of messages since the start. Each count follows its commit, so that a crash
 * in between loses a count and no message. Thread-safe.
 */
public final class MessageMeters {
  private static final int MOST_CODES = 50;
  private static final double[] SECONDS = {
    0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21_600, 86_400
  };

  private final BoundedLabel sessions = new BoundedLabel(SessionGauges.MOST_SESSIONS);
  private final BoundedLabel codes = new BoundedLabel(MOST_CODES);
  private final Clock clock;
  private final Counter accepted;
  private final Counter sent;
  private final Counter failed;
  private final Counter retried;
  private final Histogram timeToSend;

  /** Registers itself. */
  public MessageMeters(PrometheusRegistry registry, Clock clock) {
    this.clock = clock;
    accepted = counter(registry, "accepted", "Messages that were queued", "session");
    sent = counter(registry, "sent", "Messages that the server took", "session");
    failed = counter(registry, "failed", "Messages that were given up", "session", "code");
    retried = counter(registry, "retried", "Tries that are to be repeated", "session", "code");
    timeToSend =
        Histogram.builder()
            .name("siakoberpa_message_time_to_send_seconds")
            .help("From acceptance until the server took it, waits of every kind included")
            .labelNames("session")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .withoutExemplars()
            .register(registry);
  }

  /** These rows of {@code message_jobs} were inserted. */
  public void accepted(List<Map<String, @Nullable Object>> rows) {
    rows.forEach(row -> accepted.labelValues(sessions.of(row.get("session"))).inc());
  }

  /** The step after a message was sent. Needs variable job. */
  public void sent(Exchange exchange) {
    Map<?, ?> job = job(exchange);
    String session = sessions.of(job.get("session"));
    sent.labelValues(session).inc();
    if (job.get("created_at") instanceof Number created) {
      timeToSend.labelValues(session).observe((clock.millis() - created.longValue()) / 1000.0);
    }
  }

  /**
   * The step after a try that did not end well, or whose end was looked up. Needs variable job;
   * variable ended tells that the message ended, variable waits that it will be tried again.
   */
  public void settled(Exchange exchange) {
    boolean ended = exchange.getVariable("ended") != null;
    if ("found_sent".equals(exchange.getVariable("outcome"))) {
      if (ended) {
        sent(exchange);
      }
    } else if (ended || exchange.getVariable("waits") != null) {
      Counter counter = ended ? failed : retried;
      counter.labelValues(sessions.of(job(exchange).get("session")), code(exchange)).inc();
    }
  }

  /** Part of a code behind a colon is for people, and has no end. */
  private String code(Exchange exchange) {
    Object code = exchange.getVariable("errorCode");
    return codes.of(String.valueOf(code).split(":", 2)[0]);
  }

  private static Map<?, ?> job(Exchange exchange) {
    Map<?, ?> job = exchange.getVariable("job", Map.class);
    return job == null ? Map.of() : job;
  }

  private static Counter counter(
      PrometheusRegistry registry, String what, String help, String... labels) {
    return Counter.builder()
        .name("siakoberpa_messages_" + what + "_total")
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }
}
