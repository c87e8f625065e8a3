package io.github.siakoberpa.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Set;

/**
 * Lets pages of the named origins call from a browser. Others get no such permission, and no
 * refusal either: Vert.x's handler would refuse our own pages. Runs on the event loop.
 */
final class Cors implements Handler<RoutingContext> {
  private static final int DAY = 86_400;

  private final Set<String> origins;
  private final CorsHandler permits;

  Cors(List<String> origins) {
    this.origins = Set.copyOf(origins);
    this.permits =
        CorsHandler.create()
            .addOrigins(origins)
            .allowedMethods(
                Set.of(
                    HttpMethod.GET,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE))
            .allowedHeaders(
                Set.of(
                    "Authorization",
                    "Content-Type",
                    "Idempotency-Key",
                    "Last-Event-ID",
                    "X-Api-Key",
                    RequestId.HEADER))
            .exposedHeaders(Set.of(RequestId.HEADER, "Retry-After"))
            .maxAgeSeconds(DAY);
  }

  @Override
  public void handle(RoutingContext context) {
    String origin = context.request().getHeader("Origin");
    if (origin != null && origins.contains(origin)) {
      permits.handle(context);
    } else {
      context.response().putHeader("Vary", "Origin");
      context.next();
    }
  }
}
