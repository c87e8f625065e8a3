package io.github.siakoberpa.auth;

/**
 * A user to be made.
 *
 * @param email in lower case
 * @param role a word of {@link Role}
 * @param disabled whether they may not log in yet
 */
public record NewUser(String email, String passwordHash, String role, boolean disabled) {

  /** Without the hash, so that it cannot end up in a log. */
  @Override
  public String toString() {
    return "NewUser[" + role + "]";
  }
}
