package io.github.siakoberpa.auth;

import java.util.Locale;

/**
 * What somebody logs in with.
 *
 * @param email kept in lower case
 */
public record Credentials(String email, String password) {
  public Credentials {
    email = email.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether mail could go there, as far as its form tells. */
  public static boolean isEmail(String text) {
    return text.strip().matches("[^@\\s]+@[^@\\s]+");
  }

  /** Without the password, so that it cannot end up in a log. */
  @Override
  public String toString() {
    return "Credentials[" + email + "]";
  }
}
