package io.github.siakoberpa.auth;

import org.jspecify.annotations.Nullable;

/**
 * The user that a first start makes, so that somebody can log in.
 *
 * @param madeUpPassword to be shown once; null when a person chose it
 */
public record FirstUser(
    String email, String passwordHash, long createdAt, @Nullable String madeUpPassword) {

  /** Without the password, so that it cannot end up in a log. */
  @Override
  public String toString() {
    return "FirstUser[" + email + "]";
  }
}
