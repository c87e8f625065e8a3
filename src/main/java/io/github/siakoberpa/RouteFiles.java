package io.github.siakoberpa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.spi.PackageScanResourceResolver;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * The files with the routes, in the two parts in which they are read: first those that take
 * messages in, then all others. To read and start them all takes most of the start, and whoever
 * calls in that time wants to leave a message.
 */
final class RouteFiles {
  private static final String ENDING = ".camel.yaml";
  private static final String ALL = "*" + ENDING;
  private static final String IN_THE_JAR = "classpath:siakoberpa/routes/";

  /** They need no other file for a login, and for messages until these are on the disk. */
  static final List<String> FIRST =
      List.of("http-errors", "audit", "auth", "callers", "enqueue", "whatsapp");

  private final String folder;
  private final boolean inParts;

  private RouteFiles(String folder, boolean inParts) {
    this.folder = folder;
    this.inParts = inParts;
  }

  /**
   * Those that a person keeps in the working folder, else those in the jar; never both.
   *
   * @throws StartException when that person's folder holds none
   */
  static RouteFiles of(Path workingFolder) {
    Path folder = workingFolder.resolve("routes").toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      return new RouteFiles(IN_THE_JAR, true);
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ALL)) {
      if (files.iterator().hasNext()) {
        // A person may cut the files in another way; then it takes all of them to take a message.
        boolean asOurs =
            FIRST.stream().allMatch(name -> Files.exists(folder.resolve(name + ENDING)));
        return new RouteFiles("file:" + folder + "/", asOurs);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new StartException(
        "The folder %s holds no routes (%s). Put them back, or remove the folder to use those in the program."
            .formatted(folder, ALL));
  }

  /** The pattern of all of them. */
  String all() {
    return folder + ALL;
  }

  /** A file beside them, or in a folder of theirs that the application does not look into. */
  String beside(String name) {
    return folder + name;
  }

  /** The patterns of those without which no message can be taken in. */
  String first() {
    return inParts
        ? FIRST.stream().map(name -> folder + name + ENDING).collect(Collectors.joining(","))
        : all();
  }

  /**
   * Reads and starts what {@link #first()} does not name. No consumer runs before all routes are
   * there, as at any start.
   *
   * @throws Exception when a file is not as Camel wants it, or a route does not start
   */
  void addOthers(CamelContext context) throws Exception {
    if (inParts) {
      context.setAutoStartup(false);
      PluginHelper.getRoutesLoader(context).loadRoutes(others(context));
      context.setAutoStartup(true);
      startAdded(context);
    }
  }

  /**
   * Those that only other routes call come first. Starting them all would start also what is
   * switched off.
   */
  private static void startAdded(CamelContext context) throws Exception {
    List<Route> added =
        context.getRoutes().stream()
            .filter(route -> !Boolean.FALSE.equals(route.isAutoStartup()))
            .filter(
                route -> !context.getRouteController().getRouteStatus(route.getId()).isStarted())
            .sorted(Comparator.comparing(route -> !isCalled(route)))
            .toList();
    for (Route route : added) {
      context.getRouteController().startRoute(route.getId());
    }
  }

  private static boolean isCalled(Route route) {
    return route.getEndpoint() instanceof DirectEndpoint;
  }

  private Collection<Resource> others(CamelContext context) throws Exception {
    PackageScanResourceResolver resolver =
        PluginHelper.getPackageScanResourceResolver(context.getCamelContextExtension());
    return resolver.findResources(all()).stream().filter(file -> !isFirst(file)).toList();
  }

  private static boolean isFirst(Resource file) {
    String location = file.getLocation();
    String name = location.substring(location.lastIndexOf('/') + 1);
    return name.endsWith(ENDING)
        && FIRST.contains(name.substring(0, name.length() - ENDING.length()));
  }
}
