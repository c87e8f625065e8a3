package io.github.siakoberpa.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the routes that make spans: acceptance, each try to send, each receipt. No number
 * and no text is in them. Thread-safe.
 */
public final class TraceSteps {
  private static final String PARENT = "traceParent";
  private static final int DELIVERED = 2;

  private final Traces traces;
  private final Clock clock;

  /** Makes spans of these traces. */
  public TraceSteps(Traces traces, Clock clock) {
    this.traces = traces;
    this.clock = clock;
  }

  /**
   * The first step of the queue's door. Variable callerTrace is the caller's traceparent, or
   * missing; variable traceParent is what the job keeps. The span ends with the exchange.
   */
  public void accept(Exchange exchange) {
    if (!traces.isOn()) {
      return;
    }
    String caller = exchange.getVariable("callerTrace", String.class);
    Instant since = Instant.ofEpochMilli(exchange.getClock().getCreated());
    Span span = traces.begin("accept", SpanKind.SERVER, caller, since);
    exchange.setVariable(PARENT, Traces.parentOf(span));
    endWith(exchange, span);
  }

  /** The first step of a try. Needs variable job; the span ends with the exchange. */
  public void send(Exchange exchange) {
    Map<?, ?> job = exchange.getVariable("job", Map.class);
    if (!traces.isOn() || job == null || !(job.get("trace_parent") instanceof String parent)) {
      return;
    }
    Span span = traces.begin("send", SpanKind.CLIENT, parent, clock.instant());
    span.setAttribute("siakoberpa.session", String.valueOf(job.get("session")));
    span.setAttribute("siakoberpa.job_id", String.valueOf(job.get("job_id")));
    endWith(exchange, span);
  }

  /** The messages of the receipts in the body. */
  public List<Object> messageIds(List<Map<String, Object>> receipts) {
    List<Object> ids = new ArrayList<>();
    receipts.forEach(receipt -> ids.add(receipt.get("message_id")));
    return ids;
  }

  /**
   * Receipts came.
   *
   * @param rows the rows of {@code trace-parents.sql}
   */
  public void received(List<Map<String, Object>> receipts, List<Map<String, Object>> rows) {
    Map<Object, Map<String, Object>> byMessage =
        rows.stream().collect(Collectors.toMap(row -> row.get("message_id"), row -> row));
    for (Map<String, Object> receipt : receipts) {
      Map<String, Object> row = byMessage.get(receipt.get("message_id"));
      if (row != null) {
        String parent = String.valueOf(row.get("trace_parent"));
        Span span =
            traces.begin(name(receipt.get("ack")), SpanKind.CONSUMER, parent, clock.instant());
        span.setAttribute("siakoberpa.session", String.valueOf(row.get("session")));
        span.setAttribute("siakoberpa.job_id", String.valueOf(row.get("job_id")));
        span.end(clock.instant());
      }
    }
  }

  private static String name(@Nullable Object ack) {
    int far = ack instanceof Number number ? number.intValue() : 0;
    return far < DELIVERED ? "acknowledged" : far == DELIVERED ? "delivered" : "read";
  }

  private void endWith(Exchange exchange, Span span) {
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public boolean allowHandover() {
                // A wake-up that is dropped, since one waits already, would take it along.
                return false;
              }

              @Override
              public void onDone(Exchange done) {
                Object code = done.getVariable("errorCode");
                Object attempts = done.getVariable("attempts");
                if (attempts instanceof Number number) {
                  span.setAttribute("siakoberpa.attempt", number.longValue());
                }
                if (code != null) {
                  span.setAttribute("error.type", String.valueOf(code));
                }
                if (code != null || done.getException() != null) {
                  span.setStatus(StatusCode.ERROR);
                }
                span.end(clock.instant());
              }
            });
  }
}
