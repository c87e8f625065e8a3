package io.github.siakoberpa.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;

/** Camel's own consumer, which takes each request through its route on a worker thread. */
final class WorkerConsumer extends VertxPlatformHttpConsumer {
  WorkerConsumer(
      PlatformHttpEndpoint endpoint,
      Processor processor,
      List<Handler<RoutingContext>> handlers,
      String routerName) {
    super(endpoint, processor, handlers, routerName);
  }

  /** Nothing of the caller's becomes a header or a body: the request is read where it is. */
  @Override
  protected Future<Void> populateCamelMessage(
      RoutingContext request, Exchange exchange, Message message) {
    IncomingRequest.keep(exchange, request);
    return Future.succeededFuture();
  }
}
