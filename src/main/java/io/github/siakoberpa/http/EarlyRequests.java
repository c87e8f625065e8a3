package io.github.siakoberpa.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Requests that come while the program is still starting. Those for addresses that are served are
 * passed on; the others wait, for a second or so, until it is known which addresses there are.
 * Thread-safe.
 */
final class EarlyRequests implements Handler<HttpServerRequest> {
  private final Handler<HttpServerRequest> next;
  private final Predicate<String> served;
  private final List<Map.Entry<Context, HttpServerRequest>> waiting = new ArrayList<>();
  private volatile boolean complete;

  /**
   * In front of another handler.
   *
   * @param served whether a path is served by now
   */
  EarlyRequests(Handler<HttpServerRequest> next, Predicate<String> served) {
    this.next = next;
    this.served = served;
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (complete || served.test(request.path()) || !waits(request)) {
      next.handle(request);
    }
  }

  private synchronized boolean waits(HttpServerRequest request) {
    if (complete) {
      return false;
    }
    request.pause();
    waiting.add(Map.entry(Vertx.currentContext(), request));
    return true;
  }

  /** All addresses are there: who waits is served. */
  synchronized void complete() {
    complete = true;
    for (Map.Entry<Context, HttpServerRequest> each : waiting) {
      HttpServerRequest request = each.getValue();
      each.getKey()
          .runOnContext(
              on -> {
                // The body comes with the next turn of the loop, when its readers are there.
                request.resume();
                next.handle(request);
              });
    }
    waiting.clear();
  }
}
