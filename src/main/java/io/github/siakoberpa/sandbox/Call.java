package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** One request and its answer. Confined to the thread that serves it. */
final class Call {

  /** Room for a file that comes in as base64. */
  private static final int MAX_JSON_BYTES = 64 * 1024 * 1024;

  private final HttpExchange exchange;

  Call(HttpExchange exchange) {
    this.exchange = exchange;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  Optional<String> query(String name) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].equals(name))
        .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
        .findFirst();
  }

  String requiredQuery(String name) {
    return query(name).orElseThrow(() -> Refusal.badInput(name + " is missing from the address"));
  }

  Fields json() throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(MAX_JSON_BYTES + 1);
    if (bytes.length > MAX_JSON_BYTES) {
      throw new Refusal(
          413, "TOO_LARGE", "the body is larger than %d bytes".formatted(MAX_JSON_BYTES));
    }
    return new Fields(Json.readObject(bytes));
  }

  InputStream body() {
    return exchange.getRequestBody();
  }

  Call withHeader(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
    return this;
  }

  void answer(JsonNode json) throws IOException {
    answer(200, json);
  }

  void answer(int status, JsonNode json) throws IOException {
    withHeader("Cache-Control", "no-store")
        .answer(status, "application/json; charset=utf-8", Json.bytes(json));
  }

  void answer(int status, String contentType, byte[] body) throws IOException {
    withHeader("Content-Type", contentType);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Answers with a file of this length. */
  void answer(String contentType, long length, InputStream content) throws IOException {
    withHeader("Content-Type", contentType).withHeader("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, length == 0 ? -1 : length);
    try (OutputStream out = exchange.getResponseBody()) {
      content.transferTo(out);
    }
  }

  /** Starts an answer without a length, to be written bit by bit. */
  OutputStream stream(String contentType) throws IOException {
    withHeader("Content-Type", contentType).withHeader("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }
}
