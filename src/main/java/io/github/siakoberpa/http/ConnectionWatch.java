package io.github.siakoberpa.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nobody holds a connection by being slow, and nobody holds all of them. Vert.x's own idle time
 * begins anew with every byte, so that a byte now and then would do. Confined to the event loop.
 */
final class ConnectionWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);

  /** A body that comes at least so quickly is waited for, however long it is. */
  private static final long BYTES_PER_SECOND = 16_384;

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final HttpLimits limits;
  private final LongSupplier nanoTime;
  private final IdentityHashMap<HttpConnection, Visit> visits = new IdentityHashMap<>();
  private long mayComplain;

  ConnectionWatch(HttpLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.mayComplain = nanoTime.getAsLong();
  }

  /** Somebody connected. */
  void opened(HttpConnection connection) {
    if (visits.size() >= limits.connections()) {
      complain();
      connection.close();
      return;
    }
    visits.put(connection, new Visit(nanoTime.getAsLong()));
    connection.closeHandler(closed -> visits.remove(connection));
  }

  /** The head of a request has come. */
  void asked(HttpServerRequest request) {
    Visit visit = visits.get(request.connection());
    if (visit != null) {
      visit.request = request;
      visit.since = nanoTime.getAsLong();
      visit.resting = false;
    }
  }

  /** Ends what takes too long; to be called every second or so. */
  void look() {
    long now = nanoTime.getAsLong();
    List.copyOf(visits.entrySet()).forEach(visit -> look(visit.getKey(), visit.getValue(), now));
  }

  private void look(HttpConnection connection, Visit visit, long now) {
    HttpServerRequest request = visit.request;
    Duration age = Duration.ofNanos(now - visit.since);
    if (request == null) {
      closeIf(age.compareTo(limits.header()) > 0, connection);
    } else if (!request.isEnded()) {
      long earned = request.bytesRead() / BYTES_PER_SECOND;
      if (age.compareTo(limits.body().plusSeconds(earned)) > 0) {
        FirstHandler.answer(request.response(), ErrorAnswer.of(408));
        connection.close();
      }
    } else if (request.response().ended()) {
      closeIf(visit.resting && age.compareTo(limits.idle()) > 0, connection);
      visit.rest(now);
    }
    // Else the answer is ours to give, and takes as long as it takes.
  }

  private static void closeIf(boolean late, HttpConnection connection) {
    if (late) {
      connection.close();
    }
  }

  private void complain() {
    long now = nanoTime.getAsLong();
    if (now - mayComplain >= 0) {
      mayComplain = now + MINUTE;
      LOG.warn(
          "{} connections are open: further ones are closed (siakoberpa.http.max-connections)",
          visits.size());
    }
  }

  /** What one connection is at. */
  private static final class Visit {
    private @Nullable HttpServerRequest request;
    private long since;
    private boolean resting;

    Visit(long since) {
      this.since = since;
    }

    void rest(long now) {
      if (!resting) {
        resting = true;
        since = now;
      }
    }
  }
}
