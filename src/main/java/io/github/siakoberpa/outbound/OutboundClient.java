package io.github.siakoberpa.outbound;

import io.github.siakoberpa.outbound.OutboundException.Code;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what an address names that came from outside. Each connection goes to exactly the address
 * that the guard checked, each redirect is checked anew, and nothing of ours goes along: no
 * credentials, no cookies, no proxy. Thread-safe.
 */
public final class OutboundClient {
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_HEADER_BYTES = 32_768;
  private static final int CONNECT_TIMEOUT = 10_000;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private static final Logger LOG = LoggerFactory.getLogger(OutboundClient.class);

  private final Vertx vertx;
  private final HttpClient client;
  private final AddressGuard guard;
  private final Duration timeout;

  /**
   * A client on these event loops.
   *
   * @param timeout for all of a call, redirects and body included
   */
  public OutboundClient(Vertx vertx, AddressGuard guard, Duration timeout) {
    this.vertx = vertx;
    this.guard = guard;
    this.timeout = timeout;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setMaxHeaderSize(MOST_HEADER_BYTES));
  }

  /**
   * What the reader makes of the answer. Blocks; never call it on an event loop.
   *
   * @param reader called on an event loop, where it must begin to read at once
   * @param refusal what the reader throws or fails with when it does not want the answer, which
   *     goes through
   * @throws OutboundException when there is no answer with status 200 in time
   */
  public <T> T get(
      URI address,
      Function<HttpClientResponse, Future<T>> reader,
      Class<? extends RuntimeException> refusal) {
    Call<T> call = new Call<>(reader);
    CompletableFuture<T> answer = new CompletableFuture<>();
    vertx.runOnContext(
        on ->
            call.follow(address, 0)
                .onSuccess(answer::complete)
                .onFailure(answer::completeExceptionally));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new OutboundException(Code.URL_TOO_SLOW, "Its server took too long.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutboundException(Code.URL_UNREACHABLE, "The server is stopping.", e);
    } catch (ExecutionException e) {
      throw translated(e.getCause(), refusal);
    } finally {
      call.end(answer);
    }
  }

  private static RuntimeException translated(
      @Nullable Throwable failure, Class<? extends RuntimeException> refusal) {
    if (failure instanceof OutboundException known) {
      return known;
    }
    if (refusal.isInstance(failure)) {
      return refusal.cast(failure);
    }
    return new OutboundException(Code.URL_UNREACHABLE, "Its server does not answer.", failure);
  }

  /** One call with its redirects. Confined to one event loop but for its end. */
  private final class Call<T> {
    private final Function<HttpClientResponse, Future<T>> reader;
    private volatile @Nullable HttpClientRequest current;
    private volatile boolean ended;

    Call(Function<HttpClientResponse, Future<T>> reader) {
      this.reader = reader;
    }

    Future<T> follow(URI address, int redirects) {
      return vertx
          .executeBlocking(() -> guard.checked(address), false)
          .compose(server -> client.request(OutboundRequest.to(HttpMethod.GET, address, server)))
          .compose(this::send)
          .compose(response -> answered(address, response, redirects));
    }

    /** Nobody waits for the answer any more; what is still on its way is cut off. */
    void end(CompletableFuture<T> answer) {
      ended = true;
      HttpClientRequest request = current;
      if (request != null && (!answer.isDone() || answer.isCompletedExceptionally())) {
        vertx.runOnContext(on -> request.reset());
      }
    }

    private Future<HttpClientResponse> send(HttpClientRequest request) {
      current = request;
      if (ended) {
        request.reset();
      }
      return request.send();
    }

    private Future<T> answered(URI address, HttpClientResponse response, int redirects) {
      int status = response.statusCode();
      if (status == 200) {
        return read(response);
      }
      response.exceptionHandler(cut -> LOG.trace("Cut off", cut)).request().reset();
      String location = response.getHeader("Location");
      if (!REDIRECTS.contains(status) || location == null) {
        return unreachable("Its server answers %d.".formatted(status));
      }
      if (redirects == MOST_REDIRECTS) {
        return unreachable("Its server redirects too often.");
      }
      try {
        return follow(address.resolve(location), redirects + 1);
      } catch (IllegalArgumentException e) {
        return unreachable("Its server redirects to nowhere.");
      }
    }

    private Future<T> read(HttpClientResponse response) {
      Promise<T> read = Promise.promise();
      try {
        reader.apply(response).onComplete(read);
      } catch (RuntimeException e) {
        read.fail(e);
      }
      return read.future();
    }

    private Future<T> unreachable(String why) {
      return Future.failedFuture(new OutboundException(Code.URL_UNREACHABLE, why));
    }
  }
}
