package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.AccessClaims;
import io.github.siakoberpa.auth.AccessTokens;
import io.github.siakoberpa.auth.LoginCache;
import io.github.siakoberpa.auth.NotAuthenticatedException;
import io.github.siakoberpa.auth.User;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step that each call begins with: the token of the header Authorization becomes variable
 * claims, and its user variable user; variable unknownLogin says that the login must be looked up.
 * Never blocks. Thread-safe.
 */
public final class Authentication implements Processor {
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST = 4096;

  private final AccessTokens tokens;
  private final LoginCache logins;

  /** Verifies by the tokens, and remembers logins in the cache. */
  public Authentication(AccessTokens tokens, LoginCache logins) {
    this.tokens = tokens;
    this.logins = logins;
  }

  /**
   * Sets the variables.
   *
   * @throws NotAuthenticatedException when there is no valid token, or its login has ended
   */
  @Override
  public void process(Exchange exchange) {
    AccessClaims claims = tokens.verify(bearer(exchange));
    exchange.setVariable("claims", claims);
    User user = logins.find(claims.loginId());
    exchange.setVariable("user", user);
    exchange.setVariable("unknownLogin", user == null);
  }

  private static String bearer(Exchange exchange) {
    String header = IncomingRequest.of(exchange).header("Authorization").orElse("");
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String token = bearer ? header.substring(SCHEME.length()).strip() : "";
    if (token.isEmpty() || token.length() > LONGEST) {
      throw new NotAuthenticatedException(NotAuthenticatedException.Code.TOKEN_MISSING);
    }
    return token;
  }
}
