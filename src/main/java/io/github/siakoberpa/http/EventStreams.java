package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.auth.ForbiddenException;
import io.github.siakoberpa.auth.NotAuthenticatedException;
import io.github.siakoberpa.events.EventQuery;
import io.github.siakoberpa.events.EventSignal;
import io.github.siakoberpa.events.EventWindow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/** The streams of events that are open. Thread-safe. */
public final class EventStreams extends ServiceSupport implements CamelContextAware {
  private final int most;
  private final int mostOfCaller;
  private final Duration check;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> byCaller = new HashMap<>();
  private @Nullable CamelContext context;
  private volatile @Nullable ProducerTemplate template;

  /** A page as it was read. */
  record Page(EventWindow window, List<Map<String, @Nullable Object>> rows) {}

  /**
   * None is open yet.
   *
   * @param most how many there may be
   * @param mostOfCaller and how many of one caller
   * @param check between two looks at each, whether its reader may still read and takes anything
   */
  public EventStreams(EventSignal signal, int most, int mostOfCaller, Duration check) {
    this.check = check;
    this.most = most;
    this.mostOfCaller = mostOfCaller;
    signal.listen(() -> open.forEach(EventStream::wake));
  }

  /**
   * The stream that is the answer of this exchange. Needs variables caller, eventQuery and window,
   * and the rows of its first page as body.
   */
  @SuppressWarnings("unchecked")
  public Object open(Exchange exchange) {
    Page first =
        new Page(
            exchange.getVariable("window", EventWindow.class),
            exchange.getMessage().getBody(List.class));
    return new EventStream(
        this,
        IncomingRequest.of(exchange),
        exchange.getVariable("caller", Caller.class).name(),
        exchange.getVariable("eventQuery", EventQuery.class),
        first);
  }

  long checkMs() {
    return check.toMillis();
  }

  /** False = there are too many. */
  synchronized boolean begins(EventStream stream) {
    int ofCaller = byCaller.getOrDefault(stream.caller(), 0);
    if (!isRunAllowed() || open.size() >= most || ofCaller >= mostOfCaller) {
      return false;
    }
    byCaller.put(stream.caller(), ofCaller + 1);
    return open.add(stream);
  }

  synchronized void ended(EventStream stream) {
    if (open.remove(stream)) {
      byCaller.computeIfPresent(stream.caller(), (caller, n) -> n == 1 ? null : n - 1);
    }
  }

  /** The next page. Blocks. */
  @SuppressWarnings("unchecked")
  Page read(EventQuery query) throws Exception {
    Exchange exchange = send("direct:read-events", asked -> asked.setVariable("eventQuery", query));
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
    return new Page(
        exchange.getVariable("window", EventWindow.class),
        exchange.getMessage().getBody(List.class));
  }

  /**
   * Whether whoever asked may still read. Blocks. A database that is busy is no reason to doubt.
   */
  boolean mayStillRead(IncomingRequest request) {
    Exception failure = send("direct:still-may-read", request::keepWith).getException();
    return failure == null
        || (ObjectHelper.getException(NotAuthenticatedException.class, failure) == null
            && ObjectHelper.getException(ForbiddenException.class, failure) == null);
  }

  private Exchange send(String uri, Consumer<Exchange> prepare) {
    return Objects.requireNonNull(template)
        .send(
            uri,
            exchange -> {
              exchange.setPattern(ExchangePattern.InOut);
              prepare.accept(exchange);
            });
  }

  @Override
  protected void doStart() {
    template = Objects.requireNonNull(context).createProducerTemplate();
  }

  @Override
  protected void doStop() {
    open.forEach(EventStream::end);
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
