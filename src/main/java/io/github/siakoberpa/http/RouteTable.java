package io.github.siakoberpa.http;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpListener;

/**
 * The addresses that the routes serve, as the routes themselves registered them. Needed because
 * Vert.x forgets inside a sub-router why a request matched nothing. Thread-safe.
 */
final class RouteTable implements PlatformHttpListener {
  // The component's own set keeps one endpoint for each address, whatever its methods.
  private final List<HttpEndpointModel> endpoints = new CopyOnWriteArrayList<>();

  @Override
  public void registerHttpEndpoint(HttpEndpointModel model) {
    endpoints.add(model);
  }

  @Override
  public void unregisterHttpEndpoint(HttpEndpointModel model) {
    endpoints.removeIf(known -> known.getConsumer() == model.getConsumer());
  }

  /** The methods that an address knows; none = there is no such address. */
  Set<String> methods(String path) {
    Set<String> methods = new TreeSet<>();
    String[] asked = segments(path);
    for (HttpEndpointModel endpoint : endpoints) {
      if (matches(segments(endpoint.getUri()), asked)) {
        String verbs = endpoint.getVerbs();
        methods.addAll(Arrays.asList((verbs == null ? "GET" : verbs).split(",")));
      }
    }
    return methods;
  }

  private static String[] segments(String path) {
    return path.replaceAll("^/+|/+$", "").split("/", -1);
  }

  private static boolean matches(String[] template, String[] path) {
    if (template.length != path.length) {
      return false;
    }
    for (int i = 0; i < template.length; i++) {
      boolean open = template[i].startsWith("{") && !path[i].isEmpty();
      if (!open && !template[i].equals(path[i])) {
        return false;
      }
    }
    return true;
  }
}
