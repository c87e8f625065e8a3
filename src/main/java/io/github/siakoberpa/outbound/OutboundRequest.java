package io.github.siakoberpa.outbound;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;

/** A request to an address that came from outside. Stateless. */
final class OutboundRequest {
  private OutboundRequest() {}

  /** One that goes to exactly that server, whatever its name says by now, and no further. */
  static RequestOptions to(HttpMethod method, URI address, InetAddress server) {
    boolean tls = "https".equalsIgnoreCase(address.getScheme());
    int port = address.getPort() > 0 ? address.getPort() : tls ? 443 : 80;
    String path =
        address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return new RequestOptions()
        .setMethod(method)
        .setSsl(tls)
        .setHost(address.getHost())
        .setPort(port)
        .setURI(path + query)
        .setFollowRedirects(false)
        .putHeader("Accept", "*/*")
        .putHeader("User-Agent", "siakoberpa")
        // By number: a name would be looked up again, and might answer otherwise.
        .setServer(SocketAddress.inetSocketAddress(port, server.getHostAddress()));
  }
}
