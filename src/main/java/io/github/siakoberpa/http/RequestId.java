package io.github.siakoberpa.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a request, in every answer and in the log. */
final class RequestId {
  static final String HEADER = "X-Request-Id";

  /** Short and without anything that a log, a header or a page could take for its own. */
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /** The id that the answer carries. */
  static String of(HttpServerResponse response) {
    return String.valueOf(response.headers().get(HEADER));
  }

  /** The caller's own id if it is sane, else a new one. */
  static String of(@Nullable String given) {
    return given != null && SANE.matcher(given).matches() ? given : fresh();
  }

  /** Names a request and protects nothing, so it need not be hard to guess. */
  private static String fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
