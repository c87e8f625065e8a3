package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import io.github.siakoberpa.whatsappweb.session.ChatListener;
import io.github.siakoberpa.whatsappweb.session.Receipt;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.Sessions;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import io.github.siakoberpa.whatsappweb.session.Workers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.annotations.Component;
import org.jspecify.annotations.Nullable;

/**
 * Owns the sessions. Endpoints come and go, as Camel's caches please; a session lives from its
 * start to the stop of the component.
 */
@Component(WhatsAppWebConstants.SCHEME)
public class WhatsAppWebComponent extends WhatsAppWebOptions {
  private final List<WhatsAppWebConsumer> consumers = new CopyOnWriteArrayList<>();
  private @Nullable Sessions running;
  private @Nullable SessionChecks checks;
  private @Nullable ExecutorService completions;
  private @Nullable ScheduledExecutorService deadlines;

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    if (!remaining.equals(WhatsAppWebEndpoint.EVERY_SESSION)) {
      Sessions.checkName(remaining);
    }
    WhatsAppWebConfiguration copy = getConfiguration().copy();
    copy.setSessionName(remaining);
    WhatsAppWebEndpoint endpoint = new WhatsAppWebEndpoint(uri, this, copy);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  /**
   * The session of that name; made, but not started, when it is first asked for.
   *
   * @throws IllegalArgumentException if the name is not 1 to 64 letters, digits, _ and -
   * @throws IllegalStateException if the component is not started
   */
  public WhatsAppWebSession session(String name) {
    Sessions all = running;
    if (all == null) {
      throw new IllegalStateException("The component whatsapp-web is not started");
    }
    WhatsAppWebSession session = all.session(name);
    SessionChecks known = checks;
    if (known != null) {
      known.add(session);
    }
    return session;
  }

  /** Passes on what happens in the chats of all sessions. */
  private final class Chats implements ChatListener {
    @Override
    public void happened(ChatEvent event) {
      consumers.forEach(consumer -> consumer.happened(event));
    }

    @Override
    public void removed(String session) {
      consumers.forEach(consumer -> consumer.removed(session));
    }
  }

  private void received(Receipt receipt) {
    consumers.forEach(consumer -> consumer.received(receipt));
  }

  private void publish(SessionStatus before, SessionStatus now) {
    consumers.forEach(consumer -> consumer.changed(now));
    try {
      getCamelContext()
          .getManagementStrategy()
          .notify(new WhatsAppWebSessionEvent(this, before, now));
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeCamelException(e);
    }
  }

  void add(WhatsAppWebConsumer consumer) {
    consumers.add(consumer);
  }

  void remove(WhatsAppWebConsumer consumer) {
    consumers.remove(consumer);
  }

  Executor completions() {
    return Objects.requireNonNull(completions);
  }

  ScheduledExecutorService deadlines() {
    return Objects.requireNonNull(deadlines);
  }

  /** The sessions asked for so far. */
  public List<WhatsAppWebSession> sessions() {
    Sessions all = running;
    return all == null ? List.of() : List.copyOf(all.all());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    ExecutorServiceManager threads = getCamelContext().getExecutorServiceManager();
    completions = threads.newCachedThreadPool(this, "whatsapp-web");
    deadlines = newDeadlines(threads);
    Workers workers =
        new Workers(
            body -> threads.newThread("whatsapp-web-session", body),
            deadlines,
            completions,
            getClock());
    running = new Sessions(settings(), workers, this::publish, this::received, new Chats());
    if (isHealthCheckProducerEnabled()) {
      checks = new SessionChecks(getCamelContext(), isHealthCheckReadiness());
    }
    startConfigured();
  }

  /**
   * Camel's own scheduled pools refuse more than a thousand tasks, and every send has a deadline.
   */
  private static ScheduledExecutorService newDeadlines(ExecutorServiceManager threads) {
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(
            1, body -> threads.newThread("whatsapp-web-deadlines", body));
    pool.setRemoveOnCancelPolicy(true);
    return pool;
  }

  @Override
  protected void doStop() throws Exception {
    Sessions all = running;
    running = null;
    if (checks != null) {
      checks.close();
      checks = null;
    }
    if (all != null) {
      all.close();
    }
    // A context that fails to start stops components that were never started.
    if (completions != null && deadlines != null) {
      getCamelContext().getExecutorServiceManager().shutdownGraceful(completions);
      deadlines.shutdownNow();
    }
    super.doStop();
  }

  /** One after the other: several browsers that start at once slow each other down. */
  private void startConfigured() {
    long delay = 0;
    for (String name : names()) {
      WhatsAppWebSession session = session(name);
      CompletableFuture.delayedExecutor(
              delay, TimeUnit.MILLISECONDS, Objects.requireNonNull(completions))
          .execute(session::start);
      delay += getStartStagger().toMillis();
    }
  }
}
