package io.github.siakoberpa.http;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * What crosses between HTTP headers and Camel's. Nothing comes in: Camel keeps request headers,
 * query parameters, form fields and path parameters in one map and appends what has the same name,
 * so that callers could add to a path parameter or steer a component. {@link Requests} reads them
 * where they are apart. Only what the routes themselves say goes out. Stateless.
 */
final class HttpHeaders implements HeaderFilterStrategy {
  private static final Set<String> OUT =
      Set.of(
          "www-authenticate",
          "retry-after",
          "allow",
          "content-disposition",
          "content-security-policy",
          "referrer-policy");

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return true;
  }

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !OUT.contains(name.toLowerCase(Locale.ROOT));
  }
}
