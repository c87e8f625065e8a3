package io.github.siakoberpa.http;

import io.github.siakoberpa.events.EventQuery;
import io.github.siakoberpa.events.EventText;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of server-sent events. It reads the next page when the client has taken the last one,
 * so that a slow client costs no memory, and rests at the end until it is woken. Confined to the
 * event loop of its connection, but for {@link #wake} and {@link #end}.
 */
final class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final EventText TEXT = new EventText();

  /** A client that takes nothing for so long is gone, whatever its connection says. */
  private static final int MOST_FULL_CHECKS = 12;

  private static final int CHECKS_BETWEEN_HEARTBEATS = 3;

  private final EventStreams streams;
  private final IncomingRequest request;
  private final String caller;
  private EventQuery query;
  private EventStreams.@Nullable Page first;
  private @Nullable HttpServerResponse response;
  private volatile @Nullable Context loop;
  private @Nullable Vertx vertx;
  private long timer;
  private int checks;
  private int fullChecks;
  private boolean reading;

  /** From the start: what happened since its first page was read woke nobody. */
  private boolean woken = true;

  private boolean ended;

  EventStream(
      EventStreams streams,
      IncomingRequest request,
      String caller,
      EventQuery query,
      EventStreams.Page first) {
    this.streams = streams;
    this.request = request;
    this.caller = caller;
    this.query = query;
    this.first = first;
  }

  /** Who reads it. */
  String caller() {
    return caller;
  }

  /** Answers the request, on its event loop. */
  void begin(RoutingContext routing) {
    vertx = routing.vertx();
    loop = vertx.getOrCreateContext();
    response = routing.response();
    if (!streams.begins(this)) {
      response.putHeader("Retry-After", "30");
      FirstHandler.answer(response, ErrorAnswer.of(429));
      return;
    }
    response.setChunked(true).putHeader("Content-Type", "text/event-stream; charset=utf-8");
    // Proxies that gather answers would hold the events back.
    response.putHeader("X-Accel-Buffering", "no");
    response.closeHandler(closed -> close());
    response.exceptionHandler(cut -> close());
    response.drainHandler(drained -> pump());
    response.write("retry: 2000\n\n");
    timer = vertx.setPeriodic(streams.checkMs(), tick -> check());
    EventStreams.Page page = first;
    first = null;
    if (page != null) {
      write(page);
    }
    pump();
  }

  /** There are new events. */
  void wake() {
    onLoop(
        () -> {
          woken = true;
          pump();
        });
  }

  /** The server is stopping, or the caller may read no longer. */
  void end() {
    onLoop(
        () -> {
          if (!ended && response != null) {
            response.end();
          }
          close();
        });
  }

  private void onLoop(Runnable task) {
    Context own = loop;
    if (own != null) {
      own.runOnContext(on -> task.run());
    }
  }

  private void close() {
    if (!ended) {
      ended = true;
      vertx.cancelTimer(timer);
      streams.ended(this);
    }
  }

  private void pump() {
    if (ended || reading || !woken || response.writeQueueFull()) {
      return;
    }
    woken = false;
    reading = true;
    vertx.executeBlocking(() -> streams.read(query), false).onComplete(this::read);
  }

  private void read(AsyncResult<EventStreams.Page> page) {
    reading = false;
    if (ended) {
      return;
    }
    if (page.succeeded()) {
      write(page.result());
    } else {
      LOG.warn("Events cannot be read now; the stream goes on with the next ones", page.cause());
    }
    pump();
  }

  private void write(EventStreams.Page page) {
    for (Map<String, @Nullable Object> row : page.rows()) {
      response.write("id: " + row.get("id") + "\ndata: " + TEXT.json(row) + "\n\n");
    }
    long next = page.window().next(page.rows(), query.limit());
    query = query.from(next);
    woken |= next < page.window().last();
  }

  /** Every few seconds. */
  private void check() {
    fullChecks = response.writeQueueFull() ? fullChecks + 1 : 0;
    if (fullChecks > MOST_FULL_CHECKS) {
      response.reset();
      close();
      return;
    }
    // An id without data: the client comes back to here, though all that happened was filtered out.
    if (++checks % CHECKS_BETWEEN_HEARTBEATS == 0 && fullChecks == 0 && !reading) {
      response.write(": still here\nid: " + query.after() + "\n\n");
    }
    // In case nothing told of new events, or they could not be read.
    woken = true;
    pump();
    vertx
        .executeBlocking(() -> streams.mayStillRead(request), false)
        .onSuccess(
            may -> {
              if (!may) {
                end();
              }
            });
  }
}
