package io.github.siakoberpa.auth;

/** Nobody knows who is calling. The message says what to do and holds nothing of what was sent. */
public final class NotAuthenticatedException extends RuntimeException {

  /** Why. */
  public enum Code {
    /** Neither a bearer token nor an API key came with the request. */
    TOKEN_MISSING(
        "Log in first, and send the access token as: Authorization: Bearer … (or an API key as: X-Api-Key: …)"),
    /** The token is not one of ours, or not an access token. */
    TOKEN_INVALID("This access token is not valid here. Log in again."),
    /** The token was good once. */
    TOKEN_EXPIRED("This access token has expired. Get a new one with the refresh token."),
    /** The API key is unknown, revoked or expired, or its owner is gone. */
    API_KEY_INVALID("This API key is not valid here. Ask an administrator for a new one."),
    /** Somebody logged out, or the login was not used for too long. */
    LOGIN_ENDED("This login has ended. Log in again."),
    /** The e-mail or the password is wrong; nobody is told which. */
    INVALID_CREDENTIALS("Invalid credentials"),
    /** The refresh token is unknown, used, expired, or its login has ended. */
    REFRESH_TOKEN_INVALID("This refresh token is not valid any more. Log in again.");

    private final String message;

    Code(String message) {
      this.message = message;
    }
  }

  private final Code code;

  /** For that reason. */
  public NotAuthenticatedException(Code code) {
    super(code.message);
    this.code = code;
  }

  /** Why, for programs. */
  public Code code() {
    return code;
  }
}
