package io.github.siakoberpa.whatsappweb.session;

import org.jspecify.annotations.Nullable;

/** A session could not be brought up; the code becomes the reason in its status. */
final class SessionStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  SessionStartException(String code, @Nullable Throwable cause) {
    super(code, cause);
    this.code = code;
  }

  String code() {
    return code;
  }
}
