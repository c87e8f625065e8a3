package io.github.siakoberpa.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens to each request first: it gets its id and the headers that all answers carry, and is
 * turned away if it comes at a bad time, too often or with too much. Runs on the event loop.
 */
final class FirstHandler implements Handler<HttpServerRequest> {
  private static final int MOST_HEADERS = 100;

  private final Handler<HttpServerRequest> next;
  private final BooleanSupplier turningAway;
  private final Strangers strangers;
  private final ConnectionWatch connections;
  private final SecurityHeaders headers;

  FirstHandler(
      Handler<HttpServerRequest> next,
      BooleanSupplier turningAway,
      Strangers strangers,
      ConnectionWatch connections,
      SecurityHeaders headers) {
    this.next = next;
    this.turningAway = turningAway;
    this.strangers = strangers;
    this.connections = connections;
    this.headers = headers;
  }

  @Override
  public void handle(HttpServerRequest request) {
    connections.asked(request);
    mark(request.response(), request.getHeader(RequestId.HEADER));
    if (turningAway.getAsBoolean()) {
      request.response().putHeader("Retry-After", "5").putHeader("Connection", "close");
      answer(request.response(), ErrorAnswer.of(503));
      return;
    }
    if (hasTooMany(request.headers())) {
      request.response().putHeader("Connection", "close");
      answer(request.response(), ErrorAnswer.of(431));
      return;
    }
    int wait = Strangers.isOne(request) ? strangers.take(request) : 0;
    if (wait > 0) {
      request.response().putHeader("Retry-After", Integer.toString(wait));
      answer(request.response(), ErrorAnswer.of(429));
      return;
    }
    next.handle(request);
  }

  /** Asked for their size, the headers would make a set of their names. */
  private static boolean hasTooMany(MultiMap headers) {
    Iterator<Map.Entry<String, String>> each = headers.iterator();
    int count = 0;
    while (each.hasNext()) {
      each.next();
      count++;
    }
    return count > MOST_HEADERS;
  }

  /** A request that could not even be read as HTTP. */
  void refuseInvalid(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    int status =
        cause instanceof TooLongHttpLineException
            ? 414
            : cause instanceof TooLongHttpHeaderException ? 431 : 400;
    mark(request.response(), null);
    request.response().putHeader("Connection", "close");
    answer(request.response(), ErrorAnswer.of(status));
  }

  /** Ends the answer, unless somebody has begun to write it. */
  static void answer(HttpServerResponse response, ErrorAnswer answer) {
    if (!response.ended() && !response.headWritten()) {
      response
          .setStatusCode(answer.status())
          .putHeader("Content-Type", Json.CONTENT_TYPE)
          .end(Buffer.buffer(Json.bytes(answer.body(RequestId.of(response)))));
    }
  }

  private void mark(HttpServerResponse response, @Nullable String givenId) {
    response.putHeader(RequestId.HEADER, RequestId.of(givenId));
    headers.put(response);
  }
}
