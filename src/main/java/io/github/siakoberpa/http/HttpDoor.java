package io.github.siakoberpa.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server under platform-http. Camel's own one listens before there are routes, goes on
 * without a word when its port is taken, cannot refuse uploads, and leaves its first handlers out
 * of reach. This one is built before the routes, opened after them, and says why it cannot.
 * Thread-safe.
 */
public final class HttpDoor extends ServiceSupport {
  private static final long LOOK = 1000;
  private static final long RELOAD = 10_000;

  private final HttpDoorSettings settings;
  private final Vertx vertx;
  private final Router router;
  private final Strangers strangers;
  private final ConnectionWatch connections;
  private final RouteTable routes = new RouteTable();
  private final EarlyRequests early;
  private volatile @Nullable HttpServer server;
  private volatile boolean turningAway;

  private HttpDoor(HttpDoorSettings settings, Vertx vertx) {
    this.settings = settings;
    this.vertx = vertx;
    this.router = Router.router(vertx);
    CallerSettings callers = settings.callers();
    this.strangers =
        new Strangers(
            new TrustedProxies(callers.trustedProxies()),
            new RateLimit(callers.strangersPerMinute(), System::nanoTime));
    this.connections = new ConnectionWatch(settings.limits(), System::nanoTime);
    this.early = new EarlyRequests(router, path -> !routes.methods(path).isEmpty());
  }

  /**
   * Makes the door known to the context, which has no running routes yet.
   *
   * @throws Exception when it cannot become a service of the context
   */
  public static HttpDoor build(CamelContext context, HttpDoorSettings settings) throws Exception {
    // Without these options Vert.x leaves a cache folder in the temporary directory.
    FileSystemOptions noFiles =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    Vertx vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(noFiles));
    HttpDoor door = new HttpDoor(settings, vertx);
    context.addService(door, true, true);
    door.serve(context);
    return door;
  }

  /**
   * Listens; requests to routes that are there are served from now on, others wait for {@link
   * #complete()}.
   *
   * @throws HttpDoorException when that is impossible
   */
  public void open() {
    TlsFiles files = settings.tls();
    Certificate certificate = files == null ? null : Certificate.read(files, vertx);
    HttpServer opening = vertx.createHttpServer(options(certificate));
    FirstHandler first =
        new FirstHandler(
            early,
            () -> turningAway,
            strangers,
            connections,
            new SecurityHeaders(certificate != null));
    opening
        .requestHandler(first)
        .invalidRequestHandler(first::refuseInvalid)
        .connectionHandler(connections::opened);
    listen(opening);
    server = opening;
    if (files != null && certificate != null) {
      TlsReload reload = new TlsReload(files, vertx, certificate);
      vertx.setPeriodic(RELOAD, timer -> vertx.executeBlocking(() -> look(reload, opening)));
    }
  }

  /** All routes are there: a request for anything else is answered with 404 from now on. */
  public void complete() {
    early.complete();
  }

  private static boolean look(TlsReload reload, HttpServer server) {
    reload.look(server);
    return true;
  }

  /** All connections of a server live on the event loop that opened it, and so does their watch. */
  private void listen(HttpServer opening) {
    CompletableFuture<HttpServer> listening = new CompletableFuture<>();
    vertx.runOnContext(
        on -> {
          vertx.setPeriodic(LOOK, timer -> connections.look());
          opening
              .listen(settings.port(), settings.host())
              .onSuccess(listening::complete)
              .onFailure(listening::completeExceptionally);
        });
    try {
      listening.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new HttpDoorException(
          "Cannot listen on %s port %d: %s. Stop what uses it, or set camel.server.port or camel.server.host."
              .formatted(settings.host(), settings.port(), cause.getMessage()),
          cause);
    }
  }

  private static HttpServerOptions options(@Nullable Certificate certificate) {
    // One protocol, whose limits are known here; HTTP/2 would bring others.
    HttpServerOptions options =
        Forms.allow(new HttpServerOptions()).setHttp2ClearTextEnabled(false);
    if (certificate != null) {
      options.setSsl(true).setKeyCertOptions(certificate.options());
      options.setEnabledSecureTransportProtocols(TlsReload.PROTOCOLS);
    }
    return options;
  }

  /** The event loop of this thread, to come back to from elsewhere; null = it runs none. */
  public static @Nullable Executor currentLoop() {
    return EventLoopConsumer.current();
  }

  /** The event loops, for other doors of this program. They end with this one. */
  public Vertx vertx() {
    return vertx;
  }

  /** The port on which it listens; the one of the settings before it does. */
  public int port() {
    HttpServer open = server;
    return open == null ? settings.port() : open.actualPort();
  }

  /** Lets requests that are under way end, and answers new ones with 503. */
  public void turnAway() {
    turningAway = true;
  }

  @Override
  protected void doStop() {
    turningAway = true;
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void serve(CamelContext context) throws Exception {
    PlatformHttpComponent component =
        context.getComponent("platform-http", PlatformHttpComponent.class);
    component.setHeaderFilterStrategy(new HttpHeaders());
    if (!settings.callers().corsOrigins().isEmpty()) {
      router.route().order(Integer.MIN_VALUE).handler(new Cors(settings.callers().corsOrigins()));
    }
    component.addPlatformHttpListener(routes);
    new LastHandlers(routes).install(router);
    String name = VertxPlatformHttpRouter.getRouterNameFromPort(settings.port());
    context.getRegistry().bind(name, new BodyReadingRouter(vertx, router, name, settings));
    HttpEngine engine = new HttpEngine(name, this::port, strangers);
    engine.setCamelContext(context);
    context.addService(engine, true, true);
    component.setEngine(engine);
  }

  /** The router on which the consumers of the routes put themselves. */
  private static final class BodyReadingRouter extends VertxPlatformHttpRouter {
    /** The one call that many messages come through at once. */
    private static final Pattern BATCH = Pattern.compile("/api/v1/sessions/[^/]+/messages/batch/?");

    private final HttpDoorSettings settings;

    BodyReadingRouter(Vertx vertx, Router router, String name, HttpDoorSettings settings) {
      super(null, vertx, router, name, SERVER_TYPE_SERVER);
      this.settings = settings;
    }

    /** The call that is made all the time is looked for first. */
    @Override
    public Route route(String path) {
      Route route = super.route(path);
      return HttpEngine.NEVER_BLOCKING.contains(path) ? route.order(Integer.MIN_VALUE + 1) : route;
    }

    @Override
    public Handler<RoutingContext> bodyHandler() {
      BodyHandler usual = BodyHandler.create(false).setBodyLimit(settings.maxBodySize());
      BodyHandler batch = BodyHandler.create(false).setBodyLimit(settings.maxBatchSize());
      return context -> {
        boolean many = BATCH.matcher(context.normalizedPath()).matches();
        if (UnreadBody.leave(context, settings.maxBodySize(), many)) {
          context.next();
          return;
        }
        context.request().resume();
        (many ? batch : usual).handle(context);
        Forms.noteFiles(context);
      };
    }
  }
}
