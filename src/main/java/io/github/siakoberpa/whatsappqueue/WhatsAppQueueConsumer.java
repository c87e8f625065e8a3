package io.github.siakoberpa.whatsappqueue;

import io.github.siakoberpa.EmbeddedFlow;
import io.github.siakoberpa.EventPlace;
import io.github.siakoberpa.events.EventText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a route what became of messages, one event after the other in their order, each until the
 * route succeeded with it; also what happened while the route did not run. Thread-safe.
 */
public class WhatsAppQueueConsumer extends DefaultConsumer implements Suspendable {
  private final OutcomeFilter filter;
  private final EventText text = new EventText();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Runnable listener = this::wake;
  private @Nullable ScheduledExecutorService reader;
  private @Nullable EventPlace place;

  /** Made by the endpoint. */
  WhatsAppQueueConsumer(WhatsAppQueueEndpoint endpoint, Processor processor, OutcomeFilter filter) {
    super(endpoint, processor);
    this.filter = filter;
  }

  @Override
  public WhatsAppQueueEndpoint getEndpoint() {
    return (WhatsAppQueueEndpoint) super.getEndpoint();
  }

  private EmbeddedFlow flow() {
    return getEndpoint().flow();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    String name = getEndpoint().getName();
    place = flow().events("host:" + (name == null ? getRoute().getRouteId() : name));
    reader =
        getEndpoint()
            .getCamelContext()
            .getExecutorServiceManager()
            .newSingleThreadScheduledExecutor(this, "whatsapp-queue-outcomes");
    flow().addEventListener(listener);
    wake();
  }

  @Override
  protected void doStop() throws Exception {
    flow().removeEventListener(listener);
    if (reader != null) {
      // An event that the route is at comes to its end.
      getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(reader);
    }
    super.doStop();
  }

  @Override
  protected void doResume() throws Exception {
    super.doResume();
    wake();
  }

  /** Any number of calls while the reader is busy become one further look. */
  private void wake() {
    if (woken.compareAndSet(false, true)) {
      try {
        Objects.requireNonNull(reader).execute(this::read);
      } catch (RejectedExecutionException e) {
        // Stopped just now: it reads on from its place at the next start.
      }
    }
  }

  private void read() {
    woken.set(false);
    try {
      while (isOpen() && readSome(Objects.requireNonNull(place))) {
        // there may be more
      }
    } catch (RuntimeException e) {
      getExceptionHandler().handleException("The events of the queue cannot be read", e);
      readLater();
    }
  }

  private boolean isOpen() {
    return isRunAllowed() && !isSuspendingOrSuspended() && !isStoppingOrStopped();
  }

  /** Whether it makes sense to look for more at once. */
  private boolean readSome(EventPlace from) {
    List<Map<String, @Nullable Object>> rows = from.next();
    for (Map<String, @Nullable Object> row : rows) {
      if (filter.takes(row)) {
        if (!isOpen()) {
          return false;
        }
        if (!tell(row)) {
          readLater();
          return false;
        }
        from.doneUpTo(row);
      }
    }
    if (!rows.isEmpty()) {
      from.doneUpTo(rows.get(rows.size() - 1));
    }
    return !rows.isEmpty();
  }

  /** Whether the route succeeded. */
  private boolean tell(Map<String, @Nullable Object> row) {
    Exchange exchange = createExchange(false);
    try {
      fill(exchange.getMessage(), row);
      getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    }
    Exception failure = exchange.getException();
    if (failure != null) {
      getExceptionHandler()
          .handleException("The route failed; the event comes again", exchange, failure);
    }
    releaseExchange(exchange, false);
    return failure == null;
  }

  private void fill(Message message, Map<String, @Nullable Object> row) {
    message.setBody(text.json(row));
    String kind = String.valueOf(row.get("kind"));
    message.setHeader(WhatsAppQueueConstants.EVENT, kind.substring(OutcomeFilter.PREFIX.length()));
    message.setHeader(WhatsAppQueueConstants.EVENT_ID, row.get("event_id"));
    message.setHeader(WhatsAppQueueConstants.SESSION, row.get("session"));
    message.setHeader(WhatsAppQueueConstants.CHAT_ID, row.get("chat_id"));
    message.setHeader(WhatsAppQueueConstants.MESSAGE_ID, row.get("message_id"));
    if (row.get("client_ref") != null) {
      message.setHeader(WhatsAppQueueConstants.CLIENT_REF, row.get("client_ref"));
    }
  }

  private void readLater() {
    try {
      ScheduledFuture<?> unused =
          Objects.requireNonNull(reader)
              .schedule(this::wake, getEndpoint().getRedeliveryDelay(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Stopped just now: it reads on from its place at the next start.
    }
  }
}
