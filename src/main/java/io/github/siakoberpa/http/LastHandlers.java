package io.github.siakoberpa.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An error in the one shape for whatever no route has answered. Runs on the event loop. */
final class LastHandlers {
  private static final Logger LOG = LoggerFactory.getLogger(LastHandlers.class);
  private static final List<Integer> STATUSES = List.of(400, 404, 405, 406, 413, 415, 417, 500);

  private final RouteTable routes;

  LastHandlers(RouteTable routes) {
    this.routes = routes;
  }

  void install(Router router) {
    router
        .route()
        .last()
        .handler(this::refuse)
        .failureHandler(context -> fail(context, context.statusCode()));
    // What fails in the matching itself never reaches a route.
    STATUSES.forEach(status -> router.errorHandler(status, context -> fail(context, status)));
  }

  private void refuse(RoutingContext context) {
    Set<String> methods = routes.methods(context.normalizedPath());
    HttpServerResponse response = context.response();
    if (methods.isEmpty()) {
      FirstHandler.answer(response, ErrorAnswer.of(404));
    } else if (methods.contains(context.request().method().name())) {
      // Its content type alone was in the way.
      FirstHandler.answer(response, ErrorAnswer.of(415));
    } else {
      response.putHeader("Allow", String.join(", ", methods));
      FirstHandler.answer(response, ErrorAnswer.of(405));
    }
  }

  private static void fail(RoutingContext context, int status) {
    HttpServerResponse response = context.response();
    ErrorAnswer answer = ErrorAnswer.of(status);
    // Whoever hung up in the middle of a request is no mistake of ours.
    boolean gone = response.closed() || context.failure() instanceof HttpClosedException;
    if (answer.status() == 500 && context.failure() != null && !gone) {
      LOG.error("Request {} failed", RequestId.of(response), context.failure());
    }
    if (answer.status() == 413 && !response.headWritten()) {
      // The rest of the body is still on its way and will not be read.
      response.putHeader("Connection", "close");
    }
    FirstHandler.answer(response, answer);
  }
}
