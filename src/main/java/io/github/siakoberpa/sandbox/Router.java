package io.github.siakoberpa.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the handler of a request by path and method, and answers whatever goes wrong in JSON.
 * Thread-safe once built.
 */
final class Router implements HttpHandler {

  /** Serves one call. */
  interface Handler {
    void handle(Call call) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Map<String, Map<String, Handler>> handlers = new HashMap<>();

  Router on(String method, String path, Handler handler) {
    handlers.computeIfAbsent(path, key -> new TreeMap<>()).put(method, handler);
    return this;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Call call = new Call(exchange);
    try (exchange) {
      try {
        refuseStrangers(call);
        find(call).handle(call);
      } catch (Refusal refusal) {
        answer(call, refusal);
      } catch (RuntimeException e) {
        LOG.error("{} {} failed", call.method(), call.path(), e);
        answer(call, new Refusal(500, "INTERNAL", "the sandbox failed; its log says why"));
      }
    }
  }

  /**
   * A web site that someone visits can make their browser call a server on loopback. What names
   * another host, or comes from another origin, is such a call.
   */
  private static void refuseStrangers(Call call) {
    String host = call.header("Host").orElse("").replaceAll(":\\d+$", "");
    boolean ownOrigin =
        call.header("Origin").map(Router::originHost).map(LOOPBACK_NAMES::contains).orElse(true);
    if (!LOOPBACK_NAMES.contains(host) || !ownOrigin) {
      throw new Refusal(
          403, "NOT_LOCAL", "the sandbox answers only calls to and from this machine");
    }
  }

  private static String originHost(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private Handler find(Call call) {
    Map<String, Handler> methods = handlers.get(call.path());
    if (methods == null) {
      throw new Refusal(404, "NOT_FOUND", "there is nothing at " + call.path());
    }
    Handler handler = methods.get(call.method());
    if (handler == null) {
      String allowed = String.join(", ", methods.keySet());
      call.withHeader("Allow", allowed);
      throw new Refusal(405, "METHOD_NOT_ALLOWED", "%s allows %s".formatted(call.path(), allowed));
    }
    return handler;
  }

  private static void answer(Call call, Refusal refusal) throws IOException {
    call.answer(
        refusal.status(),
        Json.object()
            .put("success", false)
            .put("code", refusal.code())
            .put("message", refusal.text()));
  }
}
