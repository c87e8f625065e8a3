package io.github.siakoberpa.http;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.component.platform.http.HttpEndpointModel;

/**
 * The addresses that the routes serve, as the routes themselves registered them. Needed because
 * Vert.x forgets inside a sub-router why a request matched nothing. Thread-safe.
 */
final class RouteTable {
  private final Supplier<Set<HttpEndpointModel>> endpoints;

  RouteTable(Supplier<Set<HttpEndpointModel>> endpoints) {
    this.endpoints = endpoints;
  }

  /** The methods that an address knows; none = there is no such address. */
  Set<String> methods(String path) {
    Set<String> methods = new TreeSet<>();
    String[] asked = segments(path);
    for (HttpEndpointModel endpoint : endpoints.get()) {
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
