package io.github.siakoberpa.events;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Tells that there are new events, a moment after the commit that made them. Commits only leave a
 * flag: however many there are, the table is looked at a hundred times a second at most.
 * Thread-safe.
 */
public final class EventSignal extends ServiceSupport implements CamelContextAware {
  private static final long MOMENT = 10;

  private final String uri;
  private final AtomicBoolean pending = new AtomicBoolean();
  private final AtomicLong last = new AtomicLong();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private @Nullable CamelContext context;
  private volatile @Nullable ScheduledExecutorService executor;
  private volatile @Nullable ProducerTemplate template;

  /** Looks by sending an empty exchange to the URI, which asks {@link #isNew}. */
  public EventSignal(String uri) {
    this.uri = uri;
  }

  /** A transaction was committed, whatever it changed. Never blocks. */
  public void committed() {
    ScheduledExecutorService looking = executor;
    if (looking != null && pending.compareAndSet(false, true)) {
      try {
        ScheduledFuture<?> unused = looking.schedule(this::look, MOMENT, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        // Stopped just now: readers read on from their place at the next start.
        pending.set(false);
      }
    }
  }

  /** Whether that id (null = there is none) is another than at the last look. */
  public boolean isNew(@Nullable Long lastId) {
    return lastId != null && last.getAndSet(lastId) != lastId;
  }

  /** Calls the listener at each {@link #tell} from now on; it must not block. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Calls all listeners. */
  public void tell() {
    listeners.forEach(Runnable::run);
  }

  private void look() {
    pending.set(false);
    ProducerTemplate to = template;
    if (to != null && isRunAllowed() && !Objects.requireNonNull(context).isStopping()) {
      to.sendBody(uri, null);
    }
  }

  @Override
  protected void doStart() {
    CamelContext camel = Objects.requireNonNull(context);
    template = camel.createProducerTemplate();
    executor =
        camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "event-signal");
  }

  @Override
  protected void doStop() {
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
