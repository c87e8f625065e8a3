package io.github.siakoberpa.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/**
 * What every answer says to browsers: guess no types, frame it nowhere, tell nobody the address,
 * keep nothing, run nothing. A page that needs more says so itself. Stateless.
 */
final class SecurityHeaders {
  /** What a page may do that consists of its own text only. */
  static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  private final CharSequence[] names =
      names(
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy",
          "Cache-Control",
          "Content-Security-Policy");
  private final CharSequence[] values =
      names("nosniff", "DENY", "no-referrer", "no-store", NOTHING);
  private final boolean tls;

  SecurityHeaders(boolean tls) {
    this.tls = tls;
  }

  void put(HttpServerResponse response) {
    for (int i = 0; i < names.length; i++) {
      response.putHeader(names[i], values[i]);
    }
    if (tls) {
      response.putHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }

  private static CharSequence[] names(String... texts) {
    CharSequence[] optimized = new CharSequence[texts.length];
    for (int i = 0; i < texts.length; i++) {
      optimized[i] = HttpHeaders.createOptimized(texts[i]);
    }
    return optimized;
  }
}
