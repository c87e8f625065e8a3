package io.github.siakoberpa.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.metrics.Scrape;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /health/live}, {@code /health/ready} and {@code /metrics}, to whoever can reach
 * it: it asks for no login, which is why it listens on loopback unless told otherwise. Ends with
 * its Vert.x. Thread-safe.
 */
public final class ManagementDoor {
  private static final Logger LOG = LoggerFactory.getLogger(ManagementDoor.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final String UP = "UP";
  private static final int IDLE_SECONDS = 30;

  private final Vertx vertx;
  private final Readiness readiness;
  private final Scrape scrape;
  private final HttpServer server;

  private ManagementDoor(Vertx vertx, Readiness readiness, Scrape scrape) {
    this.vertx = vertx;
    this.readiness = readiness;
    this.scrape = scrape;
    HttpServerOptions options =
        new HttpServerOptions().setIdleTimeout(IDLE_SECONDS).setHttp2ClearTextEnabled(false);
    this.server = vertx.createHttpServer(options).requestHandler(this::answer);
  }

  /**
   * Listens.
   *
   * @throws ManagementDoorException when that is impossible
   */
  public static ManagementDoor open(
      Vertx vertx, ManagementSettings settings, Readiness readiness, Scrape scrape) {
    ManagementDoor door = new ManagementDoor(vertx, readiness, scrape);
    try {
      door.server
          .listen(settings.port(), settings.host())
          .toCompletionStage()
          .toCompletableFuture()
          .join();
      return door;
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ManagementDoorException(
          "Cannot listen on %s port %d: %s. Stop what uses it, or set siakoberpa.management.port or siakoberpa.management.host."
              .formatted(settings.host(), settings.port(), cause.getMessage()),
          cause);
    }
  }

  /** The port on which it listens. */
  public int port() {
    return server.actualPort();
  }

  private void answer(HttpServerRequest request) {
    if (!READING.contains(request.method())) {
      request.response().putHeader("Allow", "GET, HEAD").setStatusCode(405).end();
      return;
    }
    switch (request.path() == null ? "" : request.path()) {
      case "/health/live" -> json(request.response(), 200, Map.of("status", UP));
      case "/health/ready" -> inTheBackground(request, this::ready);
      case "/metrics" -> inTheBackground(request, this::metrics);
      default -> request.response().setStatusCode(404).end();
    }
  }

  private interface Answer {
    void give(HttpServerResponse response);
  }

  private void inTheBackground(HttpServerRequest request, Answer answer) {
    vertx
        .executeBlocking(
            () -> {
              answer.give(request.response());
              return true;
            })
        .onFailure(
            failure -> {
              LOG.warn("{} could not be answered", request.path(), failure);
              if (!request.response().ended()) {
                request.response().setStatusCode(500).end();
              }
            });
  }

  private void metrics(HttpServerResponse response) {
    byte[] text = scrape.text();
    response.putHeader("Content-Type", Scrape.CONTENT_TYPE).end(Buffer.buffer(text));
  }

  private void ready(HttpServerResponse response) {
    List<Readiness.Check> checks = readiness.checks();
    boolean up = checks.stream().allMatch(Readiness.Check::up);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("status", up ? UP : "DOWN");
    answer.put("checks", checks.stream().map(Readiness.Check::entry).toList());
    json(response, up ? 200 : 503, answer);
  }

  private static void json(HttpServerResponse response, int status, Map<String, ?> answer) {
    try {
      response
          .setStatusCode(status)
          .putHeader("Content-Type", "application/json")
          .putHeader("Cache-Control", "no-store")
          .end(Buffer.buffer(JSON.writeValueAsBytes(answer)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
