package io.github.siakoberpa;

import io.github.siakoberpa.auth.FirstUser;
import io.github.siakoberpa.database.Database;
import io.github.siakoberpa.http.HttpDoor;
import io.github.siakoberpa.management.ManagementDoor;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.SimpleMain;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running application: the database, the routes and the HTTP door. Several can run in one JVM,
 * each in a data folder of its own. Thread-safe.
 */
public final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private final Settings settings;
  private final Database database;
  private final CamelContext context;
  private final HttpDoor door;
  private final @Nullable ManagementDoor management;

  private final @Nullable FirstUser firstUser;

  private Application(
      Settings settings,
      Database database,
      CamelContext context,
      HttpDoor door,
      @Nullable ManagementDoor management,
      @Nullable FirstUser firstUser) {
    this.settings = settings;
    this.database = database;
    this.context = context;
    this.door = door;
    this.management = management;
    this.firstUser = firstUser;
  }

  /**
   * Starts everything; all requests are served when this returns, and those that leave a message
   * before.
   *
   * @throws StartException when that is impossible; nothing is left running then
   */
  public static Application start(Settings settings) {
    return start(settings, Clock.systemUTC());
  }

  /** The same by another clock. */
  static Application start(Settings settings, Clock clock) {
    CamelContext context = new DefaultCamelContext(false);
    CompletableFuture<@Nullable Database> opening = CompletableFuture.completedFuture(null);
    try {
      PrivateFolder.make(settings.dataFolder());
      // Takes a tenth of the start, in which the routes can be read.
      opening = CompletableFuture.supplyAsync(() -> Database.open(settings.dataFolder()));
      Wiring wiring = new Wiring(settings, clock, context);
      RouteFiles routes = RouteFiles.of(settings.workingFolder());
      SimpleMain main = wiring.main(routes.first());
      main.init();
      Database database = opened(opening);
      // The database is ours alone now, so whoever wrote that file was killed.
      RunFile.forget(settings.dataFolder());
      wiring.bindDatabase(database);
      HttpDoor door = wiring.door();
      wiring.bindBeans();
      main.start();
      FirstUser firstUser = makeFirstUser(context);
      door.open();
      routes.addOthers(context);
      door.complete();
      ManagementDoor management = wiring.management(door);
      return new Application(settings, database, context, door, management, firstUser);
    } catch (Exception e) {
      stop(context, opening.exceptionally(failure -> null).join());
      throw StartFailures.translated(e);
    }
  }

  /** For tests, and for what wants to add to the running routes. */
  public CamelContext camelContext() {
    return context;
  }

  /** The port on which it listens. */
  public int port() {
    return door.port();
  }

  /** The port of the management door; null when there is none. */
  public @Nullable Integer managementPort() {
    return management == null ? null : management.port();
  }

  /** The user that this start made; null when there were users already. */
  @Nullable FirstUser firstUser() {
    return firstUser;
  }

  /** What it was started with. */
  public Settings settings() {
    return settings;
  }

  /** Requests and sends that are under way come to their end, then the database closes. */
  @Override
  public void close() {
    door.turnAway();
    stop(context, database);
  }

  private static Database opened(CompletableFuture<@Nullable Database> opening) throws Exception {
    try {
      return Objects.requireNonNull(opening.get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static @Nullable FirstUser makeFirstUser(CamelContext context) throws IOException {
    try (ProducerTemplate template = context.createProducerTemplate()) {
      return template.requestBody("direct:first-user", null, FirstUser.class);
    }
  }

  private static void stop(CamelContext context, @Nullable Database database) {
    try {
      context.stop();
    } catch (RuntimeException e) {
      LOG.warn("Not everything came to a clean end", e);
    } finally {
      if (database != null) {
        database.close();
      }
    }
  }
}
