package io.github.siakoberpa.traces;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes spans, or none where traces are off. Thread-safe. */
public final class Traces {
  private static final String HEADER = "traceparent";
  private static final Pattern SANE =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final @Nullable OpenTelemetry telemetry;

  private Traces(@Nullable OpenTelemetry telemetry) {
    this.telemetry = telemetry;
  }

  /** No traces. */
  public static Traces off() {
    return new Traces(null);
  }

  /** Traces that go there. */
  public static Traces to(OpenTelemetry telemetry) {
    return new Traces(telemetry);
  }

  /** Whether there are any. */
  public boolean isOn() {
    return telemetry != null;
  }

  /**
   * A span that somebody must end.
   *
   * @param parent the traceparent of what caused it; null = it begins a trace
   */
  Span begin(String name, SpanKind kind, @Nullable String parent, Instant since) {
    OpenTelemetry on = telemetry;
    if (on == null) {
      return Span.getInvalid();
    }
    return on.getTracer("siakoberpa")
        .spanBuilder(name)
        .setSpanKind(kind)
        .setParent(context(parent))
        .setStartTimestamp(since)
        .startSpan();
  }

  /** What makes others children of that span. */
  static String parentOf(Span span) {
    String[] parent = new String[1];
    W3CTraceContextPropagator.getInstance()
        .inject(
            Context.root().with(span),
            parent,
            (carrier, key, value) -> {
              if (carrier != null && key.equals(HEADER)) {
                carrier[0] = value;
              }
            });
    return String.valueOf(parent[0]);
  }

  private static Context context(@Nullable String parent) {
    if (parent == null || !SANE.matcher(parent).matches()) {
      return Context.root();
    }
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, new Parent());
  }

  /** A traceparent alone, as the only header of nothing. */
  private static final class Parent implements TextMapGetter<String> {
    @Override
    public Iterable<String> keys(String parent) {
      return List.of(HEADER);
    }

    @Override
    public @Nullable String get(@Nullable String parent, String key) {
      return key.equals(HEADER) ? parent : null;
    }
  }
}
