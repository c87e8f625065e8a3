package io.github.siakoberpa.dispatch;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Suspendable;
import org.apache.camel.component.seda.SedaConsumer;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import org.apache.camel.spi.RouteStartupOrder;
import org.apache.camel.spi.ShutdownAware;

/**
 * Camel's own graceful stop, without its idle seconds: it looks only once a second whether what is
 * under way has ended, and lets one seda route after the other sit out its poll. Here the inputs
 * are closed first, what is under way is watched closely for a moment, and when all is quiet the
 * seda routes end at once. Whatever takes longer is left to Camel and its time limit.
 */
public final class PromptShutdown extends DefaultShutdownStrategy {
  private static final long WATCHED_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** The strategy of one context, which is not started yet. */
  public PromptShutdown(CamelContext context) {
    super(context);
  }

  @Override
  protected boolean doShutdown(
      CamelContext context,
      List<RouteStartupOrder> routes,
      long timeout,
      TimeUnit unit,
      boolean suspendOnly,
      boolean abortAfterTimeout,
      boolean forced)
      throws Exception {
    if (context.isStopping()) {
      routes.forEach(this::closeInput);
      if (isQuiet(context, routes)) {
        endSedaRoutes(routes);
      }
    }
    return super.doShutdown(context, routes, timeout, unit, suspendOnly, abortAfterTimeout, forced);
  }

  private void closeInput(RouteStartupOrder route) {
    Consumer input = route.getInput();
    String id = route.getRoute().getId();
    boolean feedsOnOtherRoutes =
        input instanceof ShutdownAware aware
            && aware.deferShutdown(route.getRoute().getShutdownRunningTask());
    if (!feedsOnOtherRoutes && input instanceof Suspendable) {
      suspendNow(id, input);
    } else if (!feedsOnOtherRoutes) {
      shutdownNow(id, input);
    }
  }

  private static boolean isQuiet(CamelContext context, List<RouteStartupOrder> routes) {
    long end = System.nanoTime() + WATCHED_NANOS;
    while (System.nanoTime() < end) {
      int waiting =
          routes.stream().mapToInt(DefaultShutdownStrategy::getPendingInflightExchanges).sum();
      if (waiting == 0 && context.getInflightRepository().size() == 0) {
        return true;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return false;
  }

  private void endSedaRoutes(List<RouteStartupOrder> routes) {
    for (RouteStartupOrder route : routes) {
      if (route.getInput() instanceof SedaConsumer consumer) {
        // A wake-up that comes now finds nobody, and nobody must wait for it.
        consumer.getEndpoint().setPurgeWhenStopping(true);
        shutdownNow(route.getRoute().getId(), consumer);
      }
    }
  }
}
