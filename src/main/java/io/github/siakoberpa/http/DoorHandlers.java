package io.github.siakoberpa.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to every request before and after the routes: its id, the headers that all answers
 * carry, and an error in the one shape for whatever no route answers. Runs on the event loop.
 */
final class DoorHandlers {
  private static final Logger LOG = LoggerFactory.getLogger(DoorHandlers.class);
  private static final List<Integer> STATUSES = List.of(400, 404, 405, 413, 415, 417, 500, 503);

  private final RouteTable routes;
  private final BooleanSupplier stopping;

  DoorHandlers(RouteTable routes, BooleanSupplier stopping) {
    this.routes = routes;
    this.stopping = stopping;
  }

  void install(Router router) {
    router.route().order(-1).handler(this::admit).failureHandler(DoorHandlers::fail);
    router.route().last().handler(this::refuse);
    // Failures in the matching itself never reach a failure handler.
    STATUSES.forEach(status -> router.errorHandler(status, DoorHandlers::fail));
  }

  private void admit(RoutingContext context) {
    HttpServerResponse response = context.response();
    response.putHeader(
        RequestId.HEADER, RequestId.of(context.request().getHeader(RequestId.HEADER)));
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Cache-Control", "no-store");
    if (stopping.getAsBoolean()) {
      response.putHeader("Retry-After", "5").putHeader("Connection", "close");
      answer(context, ErrorAnswer.of(503));
    } else if (isForm(context.request().getHeader("Content-Type"))) {
      // Refused here already: the body handler makes a folder for uploads as soon as it sees a
      // form.
      refuse(context);
    } else {
      context.next();
    }
  }

  private static boolean isForm(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.strip().toLowerCase(Locale.ROOT);
    return type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded");
  }

  private void refuse(RoutingContext context) {
    Set<String> methods = routes.methods(context.normalizedPath());
    if (methods.isEmpty()) {
      answer(context, ErrorAnswer.of(404));
    } else if (!methods.contains(context.request().method().name())) {
      context.response().putHeader("Allow", String.join(", ", methods));
      answer(context, ErrorAnswer.of(405));
    } else {
      answer(context, ErrorAnswer.of(415));
    }
  }

  private static void fail(RoutingContext context) {
    ErrorAnswer answer = ErrorAnswer.of(context.statusCode());
    if (answer.status() == 500) {
      LOG.error(
          "Request {} failed: {} {}",
          context.response().headers().get(RequestId.HEADER),
          context.request().method(),
          context.normalizedPath(),
          context.failure());
    }
    if (answer.status() == 413) {
      // The rest of the body is still on its way and will not be read.
      context.response().putHeader("Connection", "close");
    }
    answer(context, answer);
  }

  private static void answer(RoutingContext context, ErrorAnswer answer) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    response
        .setStatusCode(answer.status())
        .putHeader("Content-Type", Json.CONTENT_TYPE)
        .end(Buffer.buffer(Json.bytes(answer.body(response.headers().get(RequestId.HEADER)))));
  }
}
