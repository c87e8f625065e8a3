package io.github.siakoberpa.auth;

import java.time.Duration;

/**
 * How long tokens are good for, and what a guess at a password costs. Each value is checked here,
 * under the key it is set by.
 *
 * @param accessTokenLifetime of the token that comes with each call
 * @param refreshTokenLifetime of a login that is not used; longer than an access token's
 * @param passwordCost of a bcrypt hash, 4 to 20: one more doubles the work
 */
public record AuthSettings(
    Duration accessTokenLifetime, Duration refreshTokenLifetime, int passwordCost) {
  public AuthSettings {
    if (accessTokenLifetime.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "siakoberpa.auth.access-token-lifetime must be at least a second: tokens count in seconds.");
    }
    if (refreshTokenLifetime.compareTo(accessTokenLifetime) < 0) {
      throw new IllegalArgumentException(
          "siakoberpa.auth.refresh-token-lifetime must not be shorter than siakoberpa.auth.access-token-lifetime.");
    }
  }
}
