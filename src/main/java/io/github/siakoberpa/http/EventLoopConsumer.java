package io.github.siakoberpa.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests through their route on the event loop, where Camel's own consumer gives each to a
 * worker thread and keeps that until the answer. Only for routes that never block: one that does
 * holds up every connection.
 */
final class EventLoopConsumer extends VertxPlatformHttpConsumer {
  EventLoopConsumer(
      PlatformHttpEndpoint endpoint,
      Processor processor,
      List<Handler<RoutingContext>> handlers,
      String routerName) {
    super(endpoint, processor, handlers, routerName);
  }

  /** The loop that this thread runs, for whoever leaves it and wants to come back; null = none. */
  static @Nullable Executor current() {
    Context context = Vertx.currentContext();
    if (context == null || !Context.isOnEventLoopThread()) {
      return null;
    }
    return new Loop(context);
  }

  @Override
  protected void handleRequest(RoutingContext request) {
    if (isSuspended()) {
      FirstHandler.answer(request.response(), ErrorAnswer.of(503));
      return;
    }
    Exchange exchange = createExchange(false);
    exchange.setPattern(ExchangePattern.InOut);
    processHttpRequest(exchange, request)
        .onSuccess(read -> route(exchange, request))
        .onFailure(
            failure -> {
              releaseExchange(exchange, false);
              request.fail(failure);
            });
  }

  /** Nothing of the caller's becomes a header or a body: the request is read where it is. */
  @Override
  protected Future<Void> populateCamelMessage(
      RoutingContext request, Exchange exchange, Message message) {
    IncomingRequest.keep(exchange, request);
    return Future.succeededFuture();
  }

  private void route(Exchange exchange, RoutingContext request) {
    Context loop = request.vertx().getOrCreateContext();
    try {
      createUoW(exchange);
    } catch (Exception e) {
      releaseExchange(exchange, false);
      request.fail(e);
      return;
    }
    getAsyncProcessor()
        .process(
            exchange,
            doneSync -> {
              if (doneSync || Context.isOnEventLoopThread()) {
                answer(exchange, request);
              } else {
                loop.runOnContext(back -> answer(exchange, request));
              }
            });
  }

  private void answer(Exchange exchange, RoutingContext request) {
    try {
      HttpServerResponse response = request.response();
      // The caller may be gone.
      if (response.ended() || response.closed()) {
        return;
      }
      if (exchange.getMessage().getBody() instanceof EventStream stream) {
        stream.begin(request);
      } else {
        write(exchange.getMessage(), response);
      }
    } catch (RuntimeException e) {
      request.fail(e);
    } finally {
      doneUoW(exchange);
      releaseExchange(exchange, false);
    }
  }

  private void write(Message message, HttpServerResponse response) {
    response.setStatusCode(message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class));
    message
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (!getEndpoint()
                  .getHeaderFilterStrategy()
                  .applyFilterToCamelHeaders(name, value, message.getExchange())) {
                response.putHeader(name, String.valueOf(value));
              }
            });
    response.putHeader("Content-Type", Json.CONTENT_TYPE);
    byte[] body = message.getBody(byte[].class);
    response.end(Buffer.buffer(body == null ? new byte[0] : body));
  }

  /** The same loop is the same place, however often it is asked for. */
  private record Loop(Context context) implements Executor {
    @Override
    public void execute(Runnable task) {
      context.runOnContext(on -> task.run());
    }
  }
}
