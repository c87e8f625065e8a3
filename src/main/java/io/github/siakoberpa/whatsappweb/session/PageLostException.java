package io.github.siakoberpa.whatsappweb.session;

/** The page, its browser or its driver is gone; whatever was under way there is in doubt. */
final class PageLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  PageLostException(String code, Throwable cause) {
    super(code, cause);
    this.code = code;
  }

  PageLostException(String code) {
    super(code);
    this.code = code;
  }

  String code() {
    return code;
  }
}
