package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.AccessClaims;
import io.github.siakoberpa.auth.AccessTokens;
import io.github.siakoberpa.auth.ApiKey;
import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.auth.CallerCache;
import io.github.siakoberpa.auth.NotAuthenticatedException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * The step that each call begins with: the token of the header Authorization, or else the API key
 * of the header X-Api-Key, becomes variable caller. Variable unknownCaller says that they must be
 * looked up: by variable claims, or else by variable keyHash. Never blocks. Thread-safe.
 */
public final class Authentication implements Processor {
  private static final String CALLER = "caller";
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST = 4096;

  private final AccessTokens tokens;
  private final CallerCache callers;

  /** Verifies by the tokens, and remembers callers in the cache. */
  public Authentication(AccessTokens tokens, CallerCache callers) {
    this.tokens = tokens;
    this.callers = callers;
  }

  /**
   * Sets the variables.
   *
   * @throws NotAuthenticatedException when there is no valid token, or its login has ended
   */
  @Override
  public void process(Exchange exchange) {
    IncomingRequest request = IncomingRequest.of(exchange);
    Optional<String> bearer = request.header("Authorization");
    Optional<String> key = bearer.isPresent() ? Optional.empty() : request.header("X-Api-Key");
    String id;
    if (key.isPresent()) {
      id = ApiKey.hashOf(key.get());
      exchange.setVariable("keyHash", id);
    } else {
      AccessClaims claims = tokens.verify(token(bearer.orElse("")));
      id = claims.loginId();
      exchange.setVariable("claims", claims);
    }
    Caller caller = callers.find(id);
    exchange.setVariable(CALLER, caller);
    exchange.setVariable("unknownCaller", caller == null);
    if (caller == null) {
      exchange.setVariable("asOf", callers.generation());
    }
  }

  /** Who calls; null in routes that begin without this step. */
  static @Nullable Caller caller(Exchange exchange) {
    return exchange.getVariable(CALLER, Caller.class);
  }

  private static String token(String header) {
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String token = bearer ? header.substring(SCHEME.length()).strip() : "";
    if (token.isEmpty() || token.length() > LONGEST) {
      throw new NotAuthenticatedException(NotAuthenticatedException.Code.TOKEN_MISSING);
    }
    return token;
  }
}
