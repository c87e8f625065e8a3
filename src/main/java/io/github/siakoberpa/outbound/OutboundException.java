package io.github.siakoberpa.outbound;

import org.jspecify.annotations.Nullable;

/** An address that somebody named could not be called. The message never repeats the address. */
public final class OutboundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  /** Why. */
  public enum Code {
    /** It is no http or https address without a login in it. */
    URL_INVALID,
    /** It, or what it redirects to, is not on the open internet. */
    URL_FORBIDDEN,
    /** Its server does not answer, or not with what was asked for. */
    URL_UNREACHABLE,
    /** It took too long. */
    URL_TOO_SLOW
  }

  /** With a text for whoever named the address. */
  public OutboundException(Code code, String message) {
    this(code, message, null);
  }

  OutboundException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Stable. */
  public Code code() {
    return code;
  }
}
