package io.github.siakoberpa.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * One request, its parts kept apart: a query parameter can never pass for a header or a path
 * parameter. Confined to the thread of its exchange.
 */
final class IncomingRequest {
  private static final String PROPERTY = "SiakoberpaIncomingRequest";

  private final HttpServerRequest request;
  private final Exchange exchange;

  private IncomingRequest(HttpServerRequest request, Exchange exchange) {
    this.request = request;
    this.exchange = exchange;
  }

  /** Keeps the request with its exchange, for steps may put another message into its place. */
  static void keep(Exchange exchange) {
    HttpMessage message = exchange.getIn(HttpMessage.class);
    exchange.setProperty(PROPERTY, new IncomingRequest(message.getRequest(), exchange));
  }

  /** The request that the exchange was made for. */
  static IncomingRequest of(Exchange exchange) {
    IncomingRequest kept = exchange.getProperty(PROPERTY, IncomingRequest.class);
    if (kept == null) {
      throw new IllegalStateException("This exchange does not come from the HTTP door");
    }
    return kept;
  }

  /** The id that the answer will carry. */
  String id() {
    return RequestId.of(request.response());
  }

  /** The header, if it came, and came once. */
  Optional<String> header(String name) {
    return once(name, request.headers().getAll(name));
  }

  /** A header that may come in several lines, which mean the same as one with commas. */
  String headerLines(String name) {
    return String.join(",", request.headers().getAll(name));
  }

  /** The query parameter, if it came, and came once. */
  Optional<String> query(String name) {
    String query = request.query();
    if (query == null) {
      return Optional.empty();
    }
    try {
      QueryStringDecoder decoder = new QueryStringDecoder(query, StandardCharsets.UTF_8, false);
      return once(name, decoder.parameters().getOrDefault(name, List.of()));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(ErrorAnswer.of(400));
    }
  }

  /** The part of the path that the route names so. */
  String path(String name) {
    // No header and no query parameter comes in, so nothing else can stand under this name.
    return exchange.getMessage().getHeader(name, "", String.class);
  }

  /** The body; empty when none came. */
  byte[] body() {
    byte[] body = exchange.getMessage().getBody(byte[].class);
    return body == null ? new byte[0] : body;
  }

  private static Optional<String> once(String name, List<String> values) {
    if (values.size() > 1) {
      throw InvalidRequestException.of(
          new Problem("PARAMETER_REPEATED", "It must come once only.", name));
    }
    return values.stream().findFirst();
  }
}
