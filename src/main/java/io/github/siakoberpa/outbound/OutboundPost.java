package io.github.siakoberpa.outbound;

import io.github.siakoberpa.outbound.OutboundException.Code;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to addresses that somebody named. Each request goes to exactly the address that the guard
 * checked just before, redirects are not followed, and what is answered is not read. Thread-safe,
 * and never blocks.
 */
public final class OutboundPost {
  private static final int MOST_HEADER_BYTES = 32_768;
  private static final int CONNECT_TIMEOUT = 10_000;

  /**
   * Connections to one server: far more than one webhook may use, since others may be there too.
   */
  private static final int MOST_TO_ONE_SERVER = 512;

  private static final Logger LOG = LoggerFactory.getLogger(OutboundPost.class);

  private final Vertx vertx;
  private final HttpClient client;
  private final AddressGuard guard;
  private final Duration timeout;

  /**
   * A client on these event loops.
   *
   * @param timeout for all of a call
   */
  public OutboundPost(Vertx vertx, AddressGuard guard, Duration timeout) {
    this.vertx = vertx;
    this.guard = guard;
    this.timeout = timeout;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setKeepAliveTimeout(15)
                .setMaxHeaderSize(MOST_HEADER_BYTES),
            new PoolOptions().setHttp1MaxSize(MOST_TO_ONE_SERVER));
  }

  /** The status of the answer; fails with an {@link OutboundException} when there is none. */
  public Future<Integer> post(URI address, Map<String, String> headers, byte[] body) {
    Promise<Integer> answer = Promise.promise();
    AtomicReference<@Nullable HttpClientRequest> current = new AtomicReference<>();
    long timer =
        vertx.setTimer(
            timeout.toMillis(),
            late -> {
              if (answer.tryFail(
                  new OutboundException(Code.URL_TOO_SLOW, "Its server took too long."))) {
                reset(current.get());
              }
            });
    vertx
        .executeBlocking(() -> guard.checked(address), false)
        .compose(
            server -> {
              RequestOptions options = OutboundRequest.to(HttpMethod.POST, address, server);
              headers.forEach(options::putHeader);
              return client.request(options);
            })
        .compose(
            request -> {
              current.set(request);
              return answer.future().isComplete() ? late(request) : send(request, body);
            })
        .onComplete(
            ended -> {
              vertx.cancelTimer(timer);
              if (ended.succeeded()) {
                answer.tryComplete(ended.result());
              } else {
                answer.tryFail(translated(ended.cause()));
              }
            });
    return answer.future();
  }

  /** A short answer is read to its end, so that the connection can be used again. */
  private static Future<Integer> send(HttpClientRequest request, byte[] body) {
    return request
        .send(Buffer.buffer(body))
        .compose(
            response -> {
              long[] read = {0};
              response.handler(
                  bytes -> {
                    read[0] += bytes.length();
                    if (read[0] > MOST_HEADER_BYTES) {
                      reset(request);
                    }
                  });
              return response.end().otherwiseEmpty().map(response.statusCode());
            });
  }

  private static Future<Integer> late(HttpClientRequest request) {
    reset(request);
    return Future.failedFuture("late");
  }

  private static void reset(@Nullable HttpClientRequest request) {
    if (request != null) {
      request.exceptionHandler(cut -> LOG.trace("Cut off", cut)).reset();
    }
  }

  private static OutboundException translated(Throwable failure) {
    return failure instanceof OutboundException known
        ? known
        : new OutboundException(Code.URL_UNREACHABLE, "Its server does not answer.", failure);
  }
}
