package io.github.siakoberpa.http;

import org.jspecify.annotations.Nullable;

/**
 * The HTTP server cannot listen. The message is one line that tells a person why, and what to do.
 */
public final class HttpDoorException extends RuntimeException {

  HttpDoorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  HttpDoorException(String message) {
    this(message, null);
  }
}
