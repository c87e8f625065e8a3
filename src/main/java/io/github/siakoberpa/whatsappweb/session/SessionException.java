package io.github.siakoberpa.whatsappweb.session;

/** A session could not do what was asked of it; nothing is known to have changed. */
public final class SessionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String session;
  private final String code;

  /** The session's name and a stable code such as {@code session_not_ready}. */
  public SessionException(String session, String code) {
    super("Session " + session + ": " + code);
    this.session = session;
    this.code = code;
  }

  /** The session's name. */
  public String getSession() {
    return session;
  }

  /** The stable code. */
  public String getCode() {
    return code;
  }
}
