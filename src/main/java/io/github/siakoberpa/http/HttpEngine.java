package io.github.siakoberpa.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.function.IntSupplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Puts the routes behind the door, and sees to it that each of them answers in the one shape. */
final class HttpEngine extends VertxPlatformHttpEngine {
  /**
   * The calls whose routes never block, which is worth the trouble for the one that callers make
   * all the time, for uploads, which may be slow, and for streams of events, which do not end.
   */
  static final Set<String> NEVER_BLOCKING =
      Set.of("/api/whatsapp/send-message", "/api/v1/media", "/api/v1/events");

  private final String routerName;
  private final IntSupplier port;
  private final Strangers strangers;

  HttpEngine(String routerName, IntSupplier port, Strangers strangers) {
    this.routerName = routerName;
    this.port = port;
    this.strangers = strangers;
  }

  @Override
  public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
    Processor guarded = new Guard(processor, strangers);
    return NEVER_BLOCKING.contains(endpoint.getPath())
        ? new EventLoopConsumer(endpoint, guarded, getHandlers(), routerName)
        : new WorkerConsumer(endpoint, guarded, getHandlers(), routerName);
  }

  @Override
  public int getServerPort() {
    return port.getAsInt();
  }

  /**
   * Answers what no onException could: an exchange that failed inside a transaction counts as given
   * up for every error handler outside, and would go out as an empty 500.
   */
  private static final class Guard extends DelegateAsyncProcessor {
    private final HttpErrors errors = new HttpErrors();
    private final Strangers strangers;

    Guard(Processor processor, Strangers strangers) {
      super(processor);
      this.strangers = strangers;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      return super.process(
          exchange,
          doneSync -> {
            if (exchange.getException() != null) {
              errors.answer(exchange, exchange.getException());
              exchange.setException(null);
            }
            slowDown(exchange);
            callback.done(doneSync);
          });
    }

    /** Whoever claims to be somebody and is not counts as a stranger after all. */
    private void slowDown(Exchange exchange) {
      Object status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE);
      HttpServerRequest request = IncomingRequest.of(exchange).request();
      if (Integer.valueOf(401).equals(status) && !Strangers.isOne(request)) {
        int wait = strangers.take(request);
        if (wait > 0) {
          errors.answer(exchange, new TooManyRequestsException(wait));
        }
      }
    }
  }
}
