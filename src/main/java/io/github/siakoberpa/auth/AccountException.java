package io.github.siakoberpa.auth;

/** A user or an API key cannot be made or changed as it was asked for; nothing was changed. */
public final class AccountException extends RuntimeException {
  private final Code code;

  /** Why. */
  public enum Code {
    /** There is no such user. */
    USER_NOT_FOUND("There is no such user."),
    /** There is no such API key. */
    API_KEY_NOT_FOUND("There is no such API key."),
    /** Another user has that e-mail. */
    EMAIL_TAKEN("There is a user of that e-mail already."),
    /** Nobody could manage users any more. */
    LAST_ADMIN("It is the last administrator who may log in; make another one first.");

    private final String message;

    Code(String message) {
      this.message = message;
    }
  }

  /** For that reason. */
  public AccountException(Code code) {
    super(code.message);
    this.code = code;
  }

  /** Why, for programs. */
  public Code code() {
    return code;
  }
}
