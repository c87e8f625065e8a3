package io.github.siakoberpa.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens to each request first: it gets its id and the headers that all answers carry. Runs
 * on the event loop.
 */
final class FirstHandler implements Handler<HttpServerRequest> {
  private final Handler<HttpServerRequest> next;
  private final BooleanSupplier turningAway;

  FirstHandler(Handler<HttpServerRequest> next, BooleanSupplier turningAway) {
    this.next = next;
    this.turningAway = turningAway;
  }

  @Override
  public void handle(HttpServerRequest request) {
    mark(request.response(), request.getHeader(RequestId.HEADER));
    if (turningAway.getAsBoolean()) {
      request.response().putHeader("Retry-After", "5").putHeader("Connection", "close");
      answer(request.response(), ErrorAnswer.of(503));
    } else {
      next.handle(request);
    }
  }

  /** A request that could not even be read as HTTP. */
  static void refuseInvalid(HttpServerRequest request) {
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

  private static void mark(HttpServerResponse response, @Nullable String givenId) {
    response.putHeader(RequestId.HEADER, RequestId.of(givenId));
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Cache-Control", "no-store");
  }
}
