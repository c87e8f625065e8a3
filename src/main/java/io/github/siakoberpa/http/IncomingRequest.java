package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.media.Received;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * One request, its parts kept apart: a query parameter or a field can never pass for a header or a
 * path parameter. Confined to the thread of its exchange.
 */
final class IncomingRequest {
  private static final String PROPERTY = "SiakoberpaIncomingRequest";

  private final RoutingContext context;
  private final HttpServerRequest request;

  private IncomingRequest(RoutingContext context) {
    this.context = context;
    this.request = context.request();
  }

  /** Keeps the request with its exchange, for steps may put another message into its place. */
  static void keep(Exchange exchange, RoutingContext context) {
    exchange.setProperty(PROPERTY, new IncomingRequest(context));
    String caller = context.request().getHeader("traceparent");
    if (caller != null) {
      exchange.setVariable("callerTrace", caller);
    }
  }

  /** The request that the exchange was made for. */
  static IncomingRequest of(Exchange exchange) {
    IncomingRequest kept = exchange.getProperty(PROPERTY, IncomingRequest.class);
    if (kept == null) {
      throw new IllegalStateException("This exchange does not come from the HTTP door");
    }
    return kept;
  }

  /** Keeps this request with another exchange that is made for its sake. */
  void keepWith(Exchange other) {
    other.setProperty(PROPERTY, this);
  }

  /** The request as Vert.x knows it. */
  HttpServerRequest request() {
    return request;
  }

  /** The same, where the exchange may have come from elsewhere; null = it did. */
  static @Nullable IncomingRequest ofAny(Exchange exchange) {
    return exchange.getProperty(PROPERTY, IncomingRequest.class);
  }

  /** The id that the answer will carry. */
  String id() {
    return RequestId.of(request.response());
  }

  /** GET, POST and so on. */
  String method() {
    return request.method().name();
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
    // Not from the headers of the message, where a parameter of that name would be added to it.
    return context.pathParams().getOrDefault(name, "");
  }

  /** The body; empty when none came. */
  byte[] body() {
    Buffer body = context.body().buffer();
    return body == null ? new byte[0] : body.getBytes();
  }

  /** The fields of the form that came as the body. */
  ObjectNode form() {
    return Forms.fields(context);
  }

  /** The body, if nobody has begun to read it; null = it is there. */
  @Nullable UnreadBody unread() {
    return UnreadBody.of(context);
  }

  /** The file that came with the request; null = none did. */
  @Nullable Received file() {
    return UnreadBody.file(context);
  }

  private static Optional<String> once(String name, List<String> values) {
    if (values.size() > 1) {
      throw InvalidRequestException.of(
          new Problem("PARAMETER_REPEATED", "It must come once only.", name));
    }
    return values.stream().findFirst();
  }
}
