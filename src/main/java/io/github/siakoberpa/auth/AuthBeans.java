package io.github.siakoberpa.auth;

import java.security.SecureRandom;
import java.time.Clock;
import org.apache.camel.spi.Registry;

/** Everything that the routes of logins, users and API keys look up by name. */
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
      SigningKeys keys,
      AuthSettings settings,
      Credentials firstUser,
      Clock clock) {
    SecureRandom random = new SecureRandom();
    AccessTokens accessTokens = new AccessTokens(keys, clock, settings.accessTokenLifetime());
    Passwords passwords = new Passwords(settings.passwordCost(), random);
    CallerCache cache = new CallerCache(clock, settings.accessTokenLifetime());
    KeyUses uses = new KeyUses(clock);
    registry.bind("signingKeys", keys);
    registry.bind("accessTokens", accessTokens);
    registry.bind("passwords", passwords);
    registry.bind("grants", new Grants(accessTokens, settings, random, clock));
    registry.bind("callerCache", cache);
    registry.bind("keyUses", uses);
    registry.bind("callers", new Callers(cache, uses));
    registry.bind("loginThrottle", new LoginThrottle(clock));
    registry.bind("firstUsers", new FirstUsers(firstUser, passwords, random, clock));
    bindScopes(registry);
    bindAccounts(registry);
  }

  /** Binds what the routes of users and API keys need, at the command line too. */
  public static void bindAccounts(Registry registry) {
    registry.bind("accounts", new Accounts(new SecureRandom()));
  }

  /** The second step of each call: who may. The routes of the HTTP door name one of these. */
  private static void bindScopes(Registry registry) {
    registry.bind("mayRead", ScopeStep.of(Scope.READ));
    registry.bind("mayReadAll", ScopeStep.inAll(Scope.READ));
    registry.bind("mayReadOwn", ScopeStep.orOwn(Scope.READ, Scope.SEND));
    registry.bind("maySend", ScopeStep.of(Scope.SEND));
    registry.bind("mayControl", ScopeStep.of(Scope.CONTROL));
    registry.bind("mayControlAll", ScopeStep.inAll(Scope.CONTROL));
    registry.bind("mayControlOwn", ScopeStep.orOwn(Scope.CONTROL, Scope.SEND));
    registry.bind("mayAdmin", ScopeStep.inAll(Scope.ADMIN));
    registry.bind("hasLogin", new LoginStep());
  }
}
