package io.github.siakoberpa.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * The HTTP server. Camel's own listens before there are routes, and goes on without a word when the
 * port is taken; this one is built first, opened last, and says so. Thread-safe.
 */
public final class HttpDoor extends VertxPlatformHttpServer {
  private final HttpDoorSettings settings;
  private final Vertx vertx;
  private volatile boolean opened;
  private volatile boolean closing;

  private HttpDoor(
      HttpDoorSettings settings, VertxPlatformHttpServerConfiguration configuration, Vertx vertx) {
    super(configuration);
    this.settings = settings;
    this.vertx = vertx;
  }

  /**
   * Makes the door known to the context, before it has routes.
   *
   * @throws Exception when it cannot become a service of the context
   */
  public static HttpDoor build(CamelContext context, HttpDoorSettings settings) throws Exception {
    VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
    configuration.setBindHost(settings.host());
    configuration.setBindPort(settings.port());
    configuration.setMaxBodySize(settings.maxBodySize());
    configuration.setServerType(VertxPlatformHttpRouter.SERVER_TYPE_SERVER);
    // Without these options Vert.x leaves a cache folder in the temporary directory.
    FileSystemOptions noFiles =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    Vertx vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(noFiles));
    context.getRegistry().bind("vertx", vertx);
    context.getRegistry().bind("httpServerConfiguration", configuration);
    HttpDoor door = new HttpDoor(settings, configuration, vertx);
    context
        .getComponent("platform-http", PlatformHttpComponent.class)
        .setHeaderFilterStrategy(new HttpHeaders());
    context.addService(door, true, true);
    return door;
  }

  /**
   * Listens; requests are served from now on.
   *
   * @throws HttpDoorException when that is impossible
   */
  public void open() {
    try {
      checkThatPortIsFree();
      opened = true;
      startServer();
    } catch (Exception e) {
      throw cannotListen(e);
    }
    if (getPort() <= 0) {
      throw cannotListen(new IOException("the port was taken at the last moment"));
    }
  }

  /** Lets requests that are under way end, and answers new ones with 503. */
  public void turnAway() {
    closing = true;
  }

  @Override
  protected void doStart() {
    initializeServer();
    PlatformHttpComponent component =
        getCamelContext().getComponent("platform-http", PlatformHttpComponent.class);
    String name = VertxPlatformHttpRouter.getRouterNameFromPort(settings.port());
    new DoorHandlers(new RouteTable(component::getHttpEndpoints), () -> closing)
        .install(VertxPlatformHttpRouter.lookup(getCamelContext(), name));
  }

  @Override
  protected void doStop() throws Exception {
    closing = true;
    if (opened) {
      super.doStop();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  // Vert.x reports a taken port on its own thread only, where nobody can catch it.
  private void checkThatPortIsFree() throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
    }
  }

  private HttpDoorException cannotListen(Exception cause) {
    return new HttpDoorException(
        "Cannot listen on %s port %d: %s. Stop what uses it, or set camel.server.port or camel.server.host."
            .formatted(settings.host(), settings.port(), cause.getMessage()),
        cause);
  }
}
