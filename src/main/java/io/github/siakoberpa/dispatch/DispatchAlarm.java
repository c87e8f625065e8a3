package io.github.siakoberpa.dispatch;

import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the dispatcher when the next retry, schedule or pace is due, because a timer cannot be
 * woken and polling for it would either be late or never rest. Only the last alarm set is kept.
 * Thread-safe.
 */
public final class DispatchAlarm extends ServiceSupport implements CamelContextAware {
  private final Clock clock;
  private final String uri;
  private @Nullable CamelContext context;
  private @Nullable ScheduledExecutorService executor;
  private @Nullable ProducerTemplate template;
  private @Nullable ScheduledFuture<?> alarm;
  private volatile long dueAt = Long.MIN_VALUE;

  /** Rings by sending an empty exchange to the URI. */
  public DispatchAlarm(Clock clock, String uri) {
    this.clock = clock;
    this.uri = uri;
  }

  /**
   * Whether anything may be due that {@link #ringAt} was told of; true as long as it was told
   * nothing.
   */
  public boolean isDue() {
    return dueAt <= clock.millis();
  }

  /** Rings at that time (epoch milliseconds), and not at the one set before; null = not at all. */
  public synchronized void ringAt(@Nullable Long time) {
    dueAt = time == null ? Long.MAX_VALUE : time;
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
    if (time != null && executor != null) {
      long delay = Math.max(1, time - clock.millis());
      alarm = executor.schedule(this::ring, delay, TimeUnit.MILLISECONDS);
    }
  }

  private void ring() {
    ProducerTemplate to = template;
    if (to != null && isRunAllowed() && !Objects.requireNonNull(context).isStopping()) {
      to.sendBody(uri, null);
    }
  }

  @Override
  protected synchronized void doStart() {
    CamelContext camel = Objects.requireNonNull(context);
    executor =
        camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "dispatch-alarm");
    template = camel.createProducerTemplate();
  }

  @Override
  protected synchronized void doStop() {
    if (executor != null && context != null) {
      context.getExecutorServiceManager().shutdownNow(executor);
    }
    executor = null;
    template = null;
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return context;
  }

  @Override
  public void setCamelContext(@Nullable CamelContext camelContext) {
    this.context = camelContext;
  }
}
