package io.github.siakoberpa.auth;

import java.security.SecureRandom;
import java.time.Clock;
import org.apache.camel.spi.Registry;

/** Everything that the routes of logins look up by name. */
public final class AuthBeans {
  private AuthBeans() {}

  /**
   * Binds the beans.
   *
   * @param firstUser who may log in first; with an empty password, one is made up
   * @throws IllegalArgumentException when a setting makes no sense; the message names it
   */
  public static void bind(
      Registry registry,
      SigningKey key,
      AuthSettings settings,
      Credentials firstUser,
      Clock clock) {
    SecureRandom random = new SecureRandom();
    AccessTokens accessTokens = new AccessTokens(key, clock, settings.accessTokenLifetime());
    Passwords passwords = new Passwords(settings.passwordCost(), random);
    registry.bind("accessTokens", accessTokens);
    registry.bind("passwords", passwords);
    registry.bind("roles", new Roles());
    registry.bind("grants", new Grants(accessTokens, settings, random, clock));
    registry.bind("loginCache", new LoginCache(clock, settings.accessTokenLifetime()));
    registry.bind("firstUsers", new FirstUsers(firstUser, passwords, random, clock));
  }
}
