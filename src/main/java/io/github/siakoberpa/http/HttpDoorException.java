package io.github.siakoberpa.http;

/**
 * The HTTP server cannot listen. The message is one line that tells a person why, and what to do.
 */
public final class HttpDoorException extends RuntimeException {

  HttpDoorException(String message, Throwable cause) {
    super(message, cause);
  }
}
